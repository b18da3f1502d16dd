import type { Origin } from '../model/model.js'
import { isTreeObject, type Tree, type TreeObject, treeOf } from './tree.js'

/** Two readings are compared without where things stand. */
export const NOWHERE: Origin = { file: '', pointer: '' }

/** Places are not what somebody changes. Schemas and what kit does not understand have none: what looks like one there is data. */
export function withoutOrigins(tree: Tree): Tree {
  if (!isTreeObject(tree)) return tree
  const known = placeless.get(tree)
  if (known !== undefined) return known
  const made = treeOf(
    Object.entries(tree).map(([key, value]) => {
      if (key === 'origin') return [key, { ...NOWHERE }]
      return [key, key === 'schema' || key === 'rest' ? value : withoutOrigins(value)]
    }),
  )
  placeless.set(tree, made)
  return made
}

/** Trees are never changed, and the same parts are in many of them. */
const placeless = new WeakMap<TreeObject, TreeObject>()
