import type { ApiModel, NamedSchema as ModelSchema, Operation } from '../model/model.js'
import { NamedSchema } from '../model/model-file.js'
import { operationOfTree, schemaOfTree, treeFacts, treeOperation } from './model-tree.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'
import { withoutOrigins } from './without-origins.js'

/**
 * The model of a tree without places, which get those of other trees: what stands at the same path there. What is new stands at the top of the
 * document.
 *
 * @param sources trees with places, the first that has one counts
 */
export function modelOf(tree: Tree, sources: readonly TreeObject[], entry: string): ApiModel {
  const top = { file: entry, pointer: '' }
  const { operations, schemas, ...facts } = isTreeObject(tree) ? tree : {}
  return {
    ...treeFacts(asObject(withOrigins(facts, sources, top))),
    operations: unitsOf(operations, sources, 'operations').map(
      ({ unit, same, known }) =>
        (known && operationOfTree(known)) ?? madeOperations.of(unit, same, entry, () => treeOperation(withOrigins(unit, same, top))),
    ),
    schemas: new Map(
      unitsOf(schemas, sources, 'schemas').map(({ name, unit, same, known }) => [
        name,
        (known && schemaOfTree(known)) ?? madeSchemas.of(unit, same, entry, () => NamedSchema.parse(withOrigins(unit, same, top))),
      ]),
    ),
  }
}

interface UnitTree {
  readonly name: string
  readonly unit: Tree
  /** What stands under its name in the sources. */
  readonly same: readonly Tree[]
  /** The first of these, where it says just what the unit does. */
  readonly known: TreeObject | undefined
}

function unitsOf(units: Tree, sources: readonly TreeObject[], kind: string): readonly UnitTree[] {
  const all = sources.map((one) => asObject(member(one, kind)))
  return Object.entries(asObject(units)).map(([name, unit]) => {
    const same = all.map((one) => member(one, name))
    const first = same.find((one) => one !== undefined)
    const known = first !== undefined && isTreeObject(first) && (first === unit || withoutOrigins(first) === unit) ? first : undefined
    return { name, unit, same, known }
  })
}

/** Parts of models by their trees: what is the same tree, with the places of the same others, is the same part. */
class PartsOfTrees<T> {
  readonly #known = new WeakMap<object, { readonly same: readonly Tree[]; readonly entry: string; readonly part: T }>()

  of(tree: Tree, same: readonly Tree[], entry: string, make: () => T): T {
    if (typeof tree !== 'object' || tree === null) return make()
    const before = this.#known.get(tree)
    if (before?.entry === entry && before.same.length === same.length && before.same.every((one, index) => one === same[index]))
      return before.part
    const part = make()
    this.#known.set(tree, { same, entry, part })
    return part
  }
}

const madeOperations = new PartsOfTrees<Operation>()
const madeSchemas = new PartsOfTrees<ModelSchema>()

function asObject(tree: Tree): TreeObject {
  return tree !== undefined && isTreeObject(tree) ? tree : {}
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
