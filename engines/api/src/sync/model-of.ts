import type { ApiModel } from '../model/model.js'
import { treeModel } from './model-tree.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/**
 * The model of a tree without places, which get those of other trees: what stands at the same path there. What is new stands at the top of the
 * document.
 *
 * @param sources trees with places, the first that has one counts
 */
export function modelOf(tree: Tree, sources: readonly TreeObject[], entry: string): ApiModel {
  return treeModel(withOrigins(tree, sources, { file: entry, pointer: '' }))
}

function withOrigins(tree: Tree, sources: readonly Tree[], top: TreeObject): Tree {
  if (!isTreeObject(tree)) return tree
  return treeOf(
    Object.entries(tree).map(([key, value]) => {
      const same = sources.map((one) => (isTreeObject(one) ? member(one, key) : undefined))
      if (key === 'origin') return [key, same.find((one) => isTreeObject(one) && member(one, 'file') !== '') ?? top]
      return [key, key === 'schema' || key === 'rest' ? value : withOrigins(value, same, top)]
    }),
  )
}

/** A tree with another value at a path; a value that is absent goes. */
export function withValue(tree: Tree, path: readonly string[], value: Tree): Tree {
  const [key, ...rest] = path
  if (key === undefined) return value
  const object = isTreeObject(tree) ? tree : {}
  return treeOf([
    ...Object.entries(object).filter(([name]) => name !== key || rest.length > 0),
    [key, withValue(member(object, key), rest, value)],
  ])
}
