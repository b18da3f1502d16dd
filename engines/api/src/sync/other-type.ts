import type { Sides } from './three-way.js'
import { isTreeObject, keysOf, member, sameTree, type Tree, type TreeObject } from './tree.js'

/** What means the same for a value of whatever type. */
const ANNOTATIONS = new Set(['title', 'description', 'deprecated', 'readOnly', 'writeOnly'])

/**
 * Whether one side has made a schema one of another type, while the other one has changed what it says about values of the former type: a bound of
 * a number is none of an object.
 */
export function isOfAnotherType({ base, left, right }: Sides): boolean {
  if (!isTreeObject(base) || !isTreeObject(left) || !isTreeObject(right)) return false
  return (changesType(base, left) && changesMeaning(base, right)) || (changesType(base, right) && changesMeaning(base, left))
}

function changesType(base: TreeObject, side: TreeObject): boolean {
  const [was, is] = [typesOf(base), typesOf(side)]
  return was.length > 0 && is.length > 0 && !is.some((type) => was.includes(type))
}

function changesMeaning(base: TreeObject, side: TreeObject): boolean {
  return keysOf(base, side).some((key) => !ANNOTATIONS.has(key) && !sameTree(member(base, key), member(side, key)))
}

/** What is said about a number goes for an integer, too. */
const TYPES = new Map<Tree, string>([
  ...['array', 'boolean', 'number', 'object', 'string'].map((type) => [type, type] as const),
  ['integer', 'number'],
])

function typesOf(schema: TreeObject): readonly string[] {
  const type = member(schema, 'type')
  return (Array.isArray(type) ? type : [type]).flatMap((one: Tree) => TYPES.get(one) ?? [])
}
