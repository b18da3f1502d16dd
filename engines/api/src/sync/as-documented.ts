import type { ApiModel, Operation } from '../model/model.js'
import type { View } from './read-view.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/**
 * What sources say, with the names of the document: an operation is the same where method and address are, whatever it and its path parameters
 * are called.
 */
export function asDocumented(sources: ApiModel, document: ApiModel): ApiModel {
  const byAddress = new Map(document.operations.map((one) => [addressOf(one), one]))
  const taken = new Set(document.operations.map(({ id }) => id))
  return {
    ...sources,
    operations: sources.operations.map((one) => {
      const same = byAddress.get(addressOf(one))
      if (same !== undefined) return named(one, same)
      const id = uniqueId(one.id, taken)
      taken.add(id)
      return { ...one, id }
    }),
  }
}

function addressOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}').replace(/(.)\/+$/, '$1')}`
}

function named(operation: Operation, { id, path }: Operation): Operation {
  const [from, to] = [operation.path, path].map((one) => Array.from(one.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name))
  const names = new Map((from ?? []).map((name, index) => [name, to?.[index] ?? name]))
  const parameters = operation.parameters.map((one) => (one.in === 'path' ? { ...one, name: names.get(one.name) ?? one.name } : one))
  return { ...operation, id, path, parameters }
}

function uniqueId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let count = 2; ; count++) if (!taken.has(`${wanted}${count}`)) return `${wanted}${count}`
}

/**
 * As much of what the sources say as the document has words for: what it says of that may differ, and stays. A response that it has for all
 * failures stands for each of them.
 */
export function overlap({ operations, schemas }: View, document: View): View {
  const shared = (own: ReadonlyMap<string, TreeObject>, others: ReadonlyMap<string, TreeObject>): ReadonlyMap<string, TreeObject> =>
    new Map(
      [...own].flatMap(([name, one]) => {
        const both = common(one, others.get(name))
        return isTreeObject(both) ? [[name, both] as const] : []
      }),
    )
  return { operations: shared(operations, document.operations), schemas: shared(schemas, document.schemas) }
}

function common(own: Tree, other: Tree): Tree {
  if (other === undefined) return undefined
  if (!isTreeObject(own) || !isTreeObject(other)) return own
  const isCovered = (key: string): boolean => /^HTTP [45]/.test(key) && 'HTTP default' in other
  return treeOf(
    Object.entries(own).map(([key, value]) => {
      if (key === 'schema' || key === 'rest' || isCovered(key)) return [key, value]
      return [key, common(value, member(other, key))]
    }),
  )
}
