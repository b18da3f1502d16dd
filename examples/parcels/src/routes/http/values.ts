import type { z } from 'zod'
import type { Tree } from './pairs.js'
import type { Wire } from './wire.js'

/**
 * Turns text into the values a schema expects. Nothing is refused here: what cannot be turned into the expected type is handed on as
 * it is, so that the schema names the field and says what is wrong with it.
 */

/** Gives an object a property of its own. Assigning to `__proto__` would give it another prototype. */
export function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

/** One piece of text. */
export function fromText(wire: Wire, text: string): unknown {
  if (wire.kind === 'scalar') return wire.decode(text)
  if (wire.kind === 'union') return firstAccepted(wire.options, (option) => fromText(option, text))
  return text
}

/** All values of one name. A scalar that is there twice becomes an array, which its schema refuses. */
export function fromTexts(wire: Wire, texts: readonly string[]): unknown {
  if (wire.kind === 'array') return texts.map((text, index) => fromText(wire.item(index), text))
  if (wire.kind === 'union') return firstAccepted(wire.options, (option) => fromTexts(option, texts))
  return texts.length === 1 ? fromText(wire, texts[0]!) : [...texts]
}

/** `1,2,3` or `a,1,b,2`, already split; `b=2` pieces of an exploded object are split by `entryOf`. */
export function fromPieces(wire: Wire, pieces: readonly string[], exploded: boolean): unknown {
  if (wire.kind === 'object') return fromEntries(wire, exploded ? pieces.map(entryOf) : inTwos(pieces))
  return fromTexts(wire, pieces)
}

export function fromEntries(wire: Wire & { kind: 'object' }, entries: readonly (readonly [string, string])[]): unknown {
  const object: Record<string, unknown> = {}
  for (const [name, text] of entries) {
    if (name !== '__proto__') object[name] = fromText(wire.properties.get(name) ?? wire.rest ?? ANY, text)
  }
  return object
}

const ANY: Wire = { kind: 'any' }

function inTwos(pieces: readonly string[]): [string, string][] {
  return pieces.flatMap((name, index) => (index % 2 === 0 ? [[name, pieces[index + 1] ?? '']] : []))
}

function entryOf(piece: string): [string, string] {
  const equals = piece.indexOf('=')
  return equals === -1 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
}

/** Names with brackets, as `filter[a][b]=1`. */
export function fromTree(wire: Wire, tree: Tree, decode: (text: string) => string): unknown {
  if (wire.kind === 'union') return firstAccepted(wire.options, (option) => fromTree(option, tree, decode))
  if (tree.children.size === 0) return fromTexts(wire, tree.values.map(decode))
  const indexed = [...tree.children.keys()].every((key) => /^\d*$/.test(key))
  if (wire.kind === 'array' || (wire.kind === 'any' && indexed)) return indexed ? listOf(wire, tree, decode) : objectOf(ANY, tree, decode)
  return objectOf(wire, tree, decode)
}

/** `a[1]=x&a[0]=y&a[]=z`: by index, without holes, so that `a[4000000000]` costs nothing; then what has none. */
function listOf(wire: Wire, tree: Tree, decode: (text: string) => string): unknown[] {
  const item = (index: number) => (wire.kind === 'array' ? wire.item(index) : ANY)
  const numbered = [...tree.children].filter(([key]) => key !== '').sort(([a], [b]) => Number(a) - Number(b))
  const list = numbered.map(([, child], index) => fromTree(item(index), child, decode))
  for (const text of [...tree.values, ...(tree.children.get('')?.values ?? [])]) list.push(fromText(item(list.length), decode(text)))
  return list
}

function objectOf(wire: Wire, tree: Tree, decode: (text: string) => string): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [key, child] of tree.children) {
    if (key === '__proto__') continue
    object[key] = fromTree((wire.kind === 'object' && (wire.properties.get(key) ?? wire.rest)) || ANY, child, decode)
  }
  return object
}

/** The first option whose schema takes what was made for it; if none does, what was made for the first, for the error message. */
export function firstAccepted(
  options: readonly { readonly schema: z.core.$ZodType; readonly wire: Wire }[],
  make: (wire: Wire) => unknown,
): unknown {
  for (const { schema, wire } of options) {
    const value = make(wire)
    if (accepts(schema, value)) return value
  }
  return options[0] && make(options[0].wire)
}

function accepts(schema: z.core.$ZodType, value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, { async: false })
  return !(result instanceof Promise) && result.issues.length === 0
}
