import type { ApiModel, Origin } from '../model/model.js'
import { refName, schemaRef } from '../model/schema.js'
import { modelTree } from './model-tree.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/** What things are called in the document, by the names that they have in the sources. */
export interface DocumentNames {
  readonly operations: ReadonlyMap<string, string>
  readonly schemas: ReadonlyMap<string, string>
}

/** Two readings of sources are compared without where things stand. */
const NOWHERE = { file: '', pointer: '' } satisfies Origin

/** What the sources say of operations and schemas, under the document's names for them. */
export interface View {
  readonly operations: ReadonlyMap<string, TreeObject>
  readonly schemas: ReadonlyMap<string, TreeObject>
}

/** A model that was read from sources, in the document's words. */
export function viewOf(model: ApiModel, names: DocumentNames): View {
  const tree = modelTree(model)
  return {
    operations: entries(member(tree, 'operations'), names.operations, names.schemas),
    schemas: entries(member(tree, 'schemas'), names.schemas, names.schemas),
  }
}

function entries(tree: Tree, own: ReadonlyMap<string, string>, schemas: ReadonlyMap<string, string>): ReadonlyMap<string, TreeObject> {
  if (!isTreeObject(tree)) return new Map()
  return new Map(
    Object.entries(tree).flatMap(([key, value]): readonly (readonly [string, TreeObject])[] => {
      const name = own.get(key) ?? key
      const translated = translate(value, schemas)
      if (!isTreeObject(translated)) return []
      return [[name, { ...translated, ...('id' in translated ? { id: name } : { name }) }]]
    }),
  )
}

/** Without places, and with references in the document's words. */
function translate(tree: Tree, schemas: ReadonlyMap<string, string>): Tree {
  if (Array.isArray(tree)) return tree.map((one: Tree) => translate(one, schemas))
  if (!isTreeObject(tree)) return tree
  return treeOf(
    Object.entries(tree).map(([key, value]) => {
      if (key === 'origin') return [key, NOWHERE]
      if (key === '$ref' && typeof value === 'string') return [key, reference(value, schemas)]
      if (key === 'mapping' && isTreeObject(value)) return [key, mapping(value, schemas)]
      return [key, translate(value, schemas)]
    }),
  )
}

function reference(ref: string, schemas: ReadonlyMap<string, string>): string {
  const name = refName(ref)
  return name === undefined ? ref : schemaRef(schemas.get(name) ?? name)
}

/** Values of a discriminator are names of schemas. A property may be called `mapping` too: what is no text stays. */
function mapping(value: TreeObject, schemas: ReadonlyMap<string, string>): Tree {
  return treeOf(
    Object.entries(value).map(([key, name]) => [key, typeof name === 'string' ? (schemas.get(name) ?? name) : translate(name, schemas)]),
  )
}
