import type { Computation } from './computation.js'
import { Callable, type Data, isList, keyOf, unfollowed } from './data.js'

type Method = (list: Data[], args: readonly Data[], each: (item: Data, index: number) => Data) => Data

const METHODS: Readonly<Record<string, Method>> = {
  map: (list, _, each) => list.map(each),
  filter: (list, _, each) => list.filter((one, index) => isTruthy(each(one, index))),
  forEach: (list, _, each) => {
    for (const [index, one] of list.entries()) each(one, index)
    return undefined
  },
  find: (list, _, each) => list.find((one, index) => isTruthy(each(one, index))),
  findIndex: (list, _, each) => list.findIndex((one, index) => isTruthy(each(one, index))),
  some: (list, _, each) => list.some((one, index) => isTruthy(each(one, index))),
  every: (list, _, each) => list.every((one, index) => isTruthy(each(one, index))),
  flatMap: (list, _, each) =>
    list.flatMap((one, index): Data[] => {
      const result = each(one, index)
      return isList(result) ? result : [result]
    }),
  includes: (list, [wanted]) => list.includes(wanted),
  indexOf: (list, [wanted]) => list.indexOf(wanted),
  at: (list, [index]) => list.at(Number(keyOf(index))),
  join: (list, [separator]) => list.map((one) => (one === null || one === undefined ? '' : keyOf(one))).join(textOr(separator, ',')),
  slice: (list, [from, to]) => list.slice(numberOr(from, 0), numberOr(to, list.length)),
  concat: (list, args) => [...list, ...args.flatMap((one): Data[] => (isList(one) ? one : [one]))],
  flat: (list, args) => (args.length === 0 ? list.flatMap((one): Data[] => (isList(one) ? one : [one])) : unfollowed('`flat` by more')),
  toReversed: (list) => [...list].reverse(),
  keys: (list) => [...list.keys()],
  entries: (list) => [...list.entries()].map(([index, one]) => [index, one]),
}

/** A method of a list, ready to be called. */
export function listMethod(computation: Computation, list: Data[], name: string): Data {
  const call = (callback: Data, args: readonly Data[]) => {
    computation.step()
    return computation.call(callback, args)
  }
  if (name === 'push') return new Callable((args) => computation.push(list, args))
  if (name === 'reduce')
    return new Callable(([callback, ...start]) => {
      const [first, ...rest] = start.length > 0 ? [start[0], ...list] : list
      const from = start.length > 0 ? 0 : 1
      return rest.reduce<Data>((sum, one, index) => call(callback, [sum, one, index + from]), first)
    })
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  if (method === undefined) return unfollowed(`\`${name}\` of a list`)
  return new Callable((args) => method(list, args, (item, index) => call(args[0], [item, index, list])))
}

/** Whether a condition holds. */
export function isTruthy(data: Data): boolean {
  return Boolean(data)
}

function textOr(data: Data, otherwise: string): string {
  return data === undefined ? otherwise : keyOf(data)
}

function numberOr(data: Data, otherwise: number): number {
  if (data === undefined) return otherwise
  return typeof data === 'number' ? data : unfollowed('a position that is no number')
}
