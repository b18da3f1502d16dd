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

/** What goes while something comes that is the same but for its name, and for those of others that have new names at the same time. */
function renames(kind: Kind, base: Tree, side: Tree): ReadonlyMap<string, string> {
  const [before, after] = [entries(base, kind), entries(side, kind)]
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name))
  const come = Object.keys(after).filter((name) => !Object.hasOwn(before, name))
  const found = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (identityOf: (name: string, one: Tree) => string, isSure: (same: readonly string[]) => boolean): void => {
    const [from, to] = [byIdentity(gone, before, identityOf), byIdentity(come, after, identityOf)]
    for (const name of gone) {
      const identity = identityOf(name, member(before, name))
      const free = (to.get(identity) ?? []).filter((one) => !taken.has(one))
      const [first] = free
      if (first === undefined || found.has(name) || !(isSure(free) && isSure(from.get(identity) ?? []))) continue
      found.set(name, first)
      taken.add(first)
    }
  }
  pair(
    (name, one) => identity(kind, [name], one),
    () => true,
  )
  const volatile = [...gone, ...come]
  pair(
    (_, one) => identity(kind, volatile, one),
    (same) => same.length === 1,
  )
  return found
}

function byIdentity(
  names: readonly string[],
  all: TreeObject,
  identityOf: (name: string, one: Tree) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const name of names) {
    const key = identityOf(name, member(all, name))
    found.set(key, [...(found.get(key) ?? []), name])
  }
  return found
}

/**
 * What stays the same when something gets another name; it may be described in other words at the same time.
 *
 * @param names those that have no say in it
 */
function identity(kind: Kind, names: Iterable<string>, one: Tree): string {
  if (!isTreeObject(one)) return ''
  if (kind === 'operations') return addressOf(one)
  const schema = member(one, 'schema')
  const bare =
    schema !== undefined && isTreeObject(schema) ? treeOf(Object.entries(schema).filter(([key]) => key !== 'description')) : schema
  return JSON.stringify(withReferences(bare, new Map(Array.from(names, (name) => [name, '']))))
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
  return kind === 'schemas' ? withReferences(whole, new Map([[from, to]])) : whole
}

/** A tree in which references to schemas go by new names. */
function withReferences(tree: Tree, names: ReadonlyMap<string, string>): Tree {
  if (typeof tree === 'string') {
    const to = names.get(refName(tree) ?? '')
    return to === undefined ? tree : schemaRef(to)
  }
  if (Array.isArray(tree)) return tree.map((one: Tree) => withReferences(one, names))
  if (!isTreeObject(tree)) return tree
  return treeOf(Object.entries(tree).map(([key, one]) => [key, key === 'mapping' ? withMembers(one, names) : withReferences(one, names)]))
}

/** A discriminator names its members without more ado. */
function withMembers(mapping: Tree, names: ReadonlyMap<string, string>): Tree {
  if (!isTreeObject(mapping)) return mapping
  const member = (name: Tree): Tree => (typeof name === 'string' ? (names.get(name) ?? withReferences(name, names)) : name)
  return treeOf(Object.entries(mapping).map(([value, name]) => [value, member(name)]))
}
