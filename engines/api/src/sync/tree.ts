import type { JsonValue } from '../model/json.js'

/** Plain data in which everything that has an identity stands under its name, so that two sides can be compared place by place. */
export type Tree = JsonValue | TreeObject | readonly Tree[] | undefined

export interface TreeObject {
  readonly [key: string]: Tree
}

export function isTreeObject(value: Tree): value is TreeObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Deep equality, whatever the order of keys; a key without a value counts as absent. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => sameTree(one, b[index]))
  if (!isTreeObject(a) || !isTreeObject(b)) return false
  return keysOf(a, b).every((key) => sameTree(member(a, key), member(b, key)))
}

/** All keys of some objects, in their order: the first one's, then what the others add. */
export function keysOf(...objects: readonly TreeObject[]): readonly string[] {
  return [...new Set(objects.flatMap((one) => Object.keys(one)))]
}

/** An own member: keys come from outside, `constructor` is one like any other. */
export function member(object: TreeObject, key: string): Tree {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** An object of entries; absent values are left out, `__proto__` is a key like any other. */
export function treeOf(entries: Iterable<readonly [string, Tree]>): TreeObject {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined))
}
