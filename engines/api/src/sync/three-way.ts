import { isTreeObject, keysOf, member, sameTree, type Tree, treeOf } from './tree.js'

export type Path = readonly string[]

/** Both sides changed the same thing since they last agreed, and not alike. */
export interface TreeConflict {
  readonly path: Path
  readonly base: Tree
  readonly left: Tree
  readonly right: Tree
}

/** What stood somewhere, and what both sides made of it. */
export type Sides = Pick<TreeConflict, 'base' | 'left' | 'right'>

export interface Merged {
  /** Both sides' changes; what is in conflict stands as on the left. */
  readonly tree: Tree
  readonly conflicts: readonly TreeConflict[]
}

/**
 * Puts two sides' changes together. The same change on both sides is agreement; what only one changed is taken from it; else it is a conflict.
 *
 * @param isWhole whether what the sides say counts as one thing, so that two changes within it are in conflict
 */
export function mergeTrees(base: Tree, left: Tree, right: Tree, isWhole: (sides: Sides) => boolean = () => false, path: Path = []): Merged {
  if (sameTree(left, right)) return { tree: left, conflicts: [] }
  if (sameTree(base, left)) return { tree: right, conflicts: [] }
  if (sameTree(base, right)) return { tree: left, conflicts: [] }
  const whole = isWhole({ base, left, right })
  if (isTreeObject(left) && isTreeObject(right) && (isTreeObject(base) || base === undefined) && !whole) {
    const before = base ?? {}
    const conflicts: TreeConflict[] = []
    const entries = keysOf(left, right, before).map((key) => {
      const merged = mergeTrees(member(before, key), member(left, key), member(right, key), isWhole, [...path, key])
      conflicts.push(...merged.conflicts)
      return [key, merged.tree] as const
    })
    return { tree: treeOf(entries), conflicts }
  }
  const sets = [base, left, right].map(asSet)
  const [beforeSet, leftSet, rightSet] = sets
  if (beforeSet && leftSet && rightSet && !whole) return { tree: mergeSets(beforeSet, leftSet, rightSet), conflicts: [] }
  return { tree: left, conflicts: [{ path, base, left, right }] }
}

/** Lists of different words, such as `required` and `enum`, whose members come and go for themselves. */
function asSet(tree: Tree): readonly (string | number | boolean | null)[] | undefined {
  if (tree === undefined) return []
  if (!Array.isArray(tree)) return undefined
  const words = tree.filter((one): one is string | number | boolean | null => typeof one !== 'object')
  return words.length === tree.length && new Set(words).size === words.length ? words : undefined
}

type Words = readonly (string | number | boolean | null)[]

function mergeSets(base: Words, left: Words, right: Words): Tree {
  const kept = left.filter((one) => right.includes(one) || !base.includes(one))
  const added = right.filter((one) => !base.includes(one) && !left.includes(one))
  return [...kept, ...added]
}
