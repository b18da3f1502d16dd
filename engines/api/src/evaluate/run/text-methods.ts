import { Callable, type Data, isList, keyOf, unfollowed } from './data.js'

type Method = (text: string, args: readonly string[]) => Data

const METHODS: Readonly<Record<string, Method>> = {
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  toString: (text: string) => text,
  startsWith: (text, [a = '']) => text.startsWith(a),
  endsWith: (text, [a = '']) => text.endsWith(a),
  includes: (text, [a = '']) => text.includes(a),
  indexOf: (text, [a = '']) => text.indexOf(a),
  lastIndexOf: (text, [a = '']) => text.lastIndexOf(a),
  concat: (text, args) => text + args.join(''),
  charAt: (text, [a = '0']) => text.charAt(Number(a)),
  at: (text, [a = '0']) => text.at(Number(a)),
  slice: (text, [a = '0', b]) => text.slice(Number(a), b === undefined ? undefined : Number(b)),
  substring: (text, [a = '0', b]) => text.substring(Number(a), b === undefined ? undefined : Number(b)),
  split: (text, [a]) => (a === undefined ? [text] : text.split(a)),
  replace: (text, [a = '', b = '']) => text.replace(a, () => b),
  replaceAll: (text, [a = '', b = '']) => text.replaceAll(a, () => b),
}

/** A method of a text, ready to be called. Regular expressions are not followed: they can take for ever. */
export function textMethod(text: string, name: string): Data {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  if (method === undefined) return unfollowed(`\`${name}\` of a text`)
  return new Callable((args) => method(text, args.map(keyOf)))
}

/** What `${data}` and `'' + data` give. */
export function printed(data: Data): string {
  if (isList(data)) return data.map((one) => (one === null || one === undefined ? '' : printed(one))).join(',')
  return keyOf(data)
}
