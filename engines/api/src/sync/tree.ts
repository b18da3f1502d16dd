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
  if (!isTreeObject(a) || !isTreeObject(b)) return sameValues(a, b)
  if (alike.get(a) === b) return true
  const same = sameMembers(a, b)
  if (same) alike.set(a, b)
  return same
}

/** Trees are never changed: those that were found to be the same still are, the next time that somebody asks. */
const alike = new WeakMap<TreeObject, TreeObject>()

function sameValues(a: Tree, b: Tree): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one: Tree, index) => sameValues(one, b[index]))
  return isTreeObject(a) && isTreeObject(b) && sameMembers(a, b)
}

function sameMembers(a: TreeObject, b: TreeObject): boolean {
  let extra = 0
  for (const key of Object.keys(a)) {
    if (a[key] === undefined) continue
    extra -= 1
    if (!sameValues(a[key], member(b, key))) return false
  }
  for (const key of Object.keys(b)) if (b[key] !== undefined) extra += 1
  return extra === 0
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
