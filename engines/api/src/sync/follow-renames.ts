import { refName, schemaRef } from '../model/schema.js'
import { unitKey } from './difference.js'
import { addressOf } from './source-change.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

type Kind = 'operations' | 'schemas'

/** Three trees in which what one side has renamed has its new name everywhere, so that what the other side has changed of it meets it there. */
export interface FollowedRenames {
  readonly base: Tree
  readonly left: Tree
  readonly right: Tree
  /** Former names by what they are called now, such as `operations/readPet`. */
  readonly former: ReadonlyMap<string, string>
}

/** Follows what one side has renamed. Where both have, each in another way, it goes by the left one's name: the names are in conflict then. */
export function followRenames(base: Tree, left: Tree, right: Tree): FollowedRenames {
  const former = new Map<string, string>()
  let trees = { base, left, right }
  for (const kind of ['schemas', 'operations'] as const) {
    const [byLeft, byRight] = [renames(kind, base, left), renames(kind, base, right)]
    for (const from of new Set([...byLeft.keys(), ...byRight.keys()])) {
      const [inLeft, inRight] = [byLeft.get(from) ?? from, byRight.get(from) ?? from]
      const to = inLeft === from ? inRight : inLeft
      const names = { base: from, left: inLeft, right: inRight }
      const taken = (['base', 'left', 'right'] as const).some((side) => names[side] !== to && has(trees[side], kind, to))
      if (taken) continue
      former.set(unitKey(kind, to), from)
      trees = {
        base: renamed(trees.base, kind, from, to),
        left: renamed(trees.left, kind, inLeft, to),
        right: renamed(trees.right, kind, inRight, to),
      }
    }
  }
  return { ...trees, former }
}

/** What goes while something comes that is the same but for its name. */
function renames(kind: Kind, base: Tree, side: Tree): ReadonlyMap<string, string> {
  const [before, after] = [entries(base, kind), entries(side, kind)]
  const found = new Map<string, string>()
  const come = new Map(
    Object.entries(after).flatMap(([name, one]) => (Object.hasOwn(before, name) ? [] : [[identity(kind, name, one), name] as const])),
  )
  for (const [name, one] of Object.entries(before)) {
    const to = Object.hasOwn(after, name) ? undefined : come.get(identity(kind, name, one))
    if (to === undefined) continue
    come.delete(identity(kind, name, one))
    found.set(name, to)
  }
  return found
}

/** What stays the same when something gets another name; it may be described in other words at the same time. */
function identity(kind: Kind, name: string, one: Tree): string {
  if (!isTreeObject(one)) return ''
  if (kind === 'operations') return addressOf(one)
  const schema = member(one, 'schema')
  const bare =
    schema !== undefined && isTreeObject(schema) ? treeOf(Object.entries(schema).filter(([key]) => key !== 'description')) : schema
  return JSON.stringify(withReferences(bare, name, ''))
}

function has(tree: Tree, kind: Kind, name: string): boolean {
  return Object.hasOwn(entries(tree, kind), name)
}

function entries(tree: Tree, kind: Kind): TreeObject {
  const found = isTreeObject(tree) ? member(tree, kind) : undefined
  return found !== undefined && isTreeObject(found) ? found : {}
}

function renamed(tree: Tree, kind: Kind, from: string, to: string): Tree {
  if (!isTreeObject(tree) || from === to) return tree
  const all = Object.entries(entries(tree, kind)).map(([name, one]) => [name === from ? to : name, one] as const)
  const whole = treeOf(Object.entries({ ...tree, [kind]: treeOf(all) }))
  return kind === 'schemas' ? withReferences(whole, from, to) : whole
}

/** A tree in which references to a schema go by its new name. */
function withReferences(tree: Tree, from: string, to: string): Tree {
  if (typeof tree === 'string') return refName(tree) === from ? schemaRef(to) : tree
  if (Array.isArray(tree)) return tree.map((one: Tree) => withReferences(one, from, to))
  if (!isTreeObject(tree)) return tree
  return treeOf(
    Object.entries(tree).map(([key, one]) => [key, key === 'mapping' ? withMembers(one, from, to) : withReferences(one, from, to)]),
  )
}

/** A discriminator names its members without more ado. */
function withMembers(mapping: Tree, from: string, to: string): Tree {
  if (!isTreeObject(mapping)) return mapping
  return treeOf(Object.entries(mapping).map(([value, name]) => [value, name === from ? to : withReferences(name, from, to)]))
}
