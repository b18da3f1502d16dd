import { refName } from '../model/schema.js'
import { isTreeObject, member, type Tree, treeOf } from './tree.js'

/** A tree with the schemas that it refers to and lacks, as far as another one has them: what one side keeps may need what the other has removed. */
export function withReferredSchemas(tree: Tree, other: Tree): Tree {
  const [own, others] = [tree, other].map((one) => (isTreeObject(one) ? member(one, 'schemas') : undefined))
  if (!isTreeObject(tree) || own === undefined || !isTreeObject(own) || others === undefined || !isTreeObject(others)) return tree
  const found = new Map<string, Tree>()
  const open: Tree[] = [tree]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const name of referencesIn(one)) {
      const schema = member(others, name)
      if (Object.hasOwn(own, name) || found.has(name) || schema === undefined) continue
      found.set(name, schema)
      open.push(schema)
    }
  }
  return found.size === 0 ? tree : { ...tree, schemas: treeOf([...Object.entries(own), ...found]) }
}

function referencesIn(tree: Tree): readonly string[] {
  if (Array.isArray(tree)) return tree.flatMap((one: Tree) => referencesIn(one))
  if (tree === undefined || !isTreeObject(tree)) return []
  return Object.entries(tree).flatMap(([key, one]) => {
    const name = key === '$ref' && typeof one === 'string' ? refName(one) : undefined
    return name === undefined ? referencesIn(one) : [name]
  })
}
