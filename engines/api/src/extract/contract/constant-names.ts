import { isDeepStrictEqual } from 'node:util'
import { docCommentOfStatement, tagOf } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import { type JsonSchema, schemaRef } from '../../model/schema.js'
import { isZod } from '../zod/zod-call.js'
import { mapReferences } from './map-references.js'

/** A constant that holds a schema, and what the document calls it. */
export interface ConstantName {
  readonly name: string
  readonly identifier: string
  /** It has no name there, but stands where it is used. */
  readonly inline: boolean
}

/**
 * What the constants of components are called: as their comments say, else as they are. Of several with one identifier, the first has it with
 * those that say the same, and the others the names that told them apart while schemas were read. Those are no names to go by otherwise:
 * `_User` is read as `User`, and then `User` as `User2`.
 *
 * @param inlined those that have no name in the document, by their keys
 */
export function constantNames(
  evaluator: Evaluator,
  components: ReadonlyMap<string, JsonSchema>,
  sources: ReadonlyMap<string, Value>,
  inlined: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, ConstantName> {
  const constants = new Map(
    [...components.keys()].map((key) => {
      const constant = constantOf(evaluator, key, sources.get(key))
      return [key, inlined.has(key) ? { ...constant, inline: true } : constant]
    }),
  )
  const called = (key: string): JsonSchema =>
    mapReferences(components.get(key) ?? true, (inner) => ({ $ref: schemaRef(constants.get(inner)?.name ?? inner) }))
  const first = new Map<string, string>()
  const others = [...constants].filter(([key, { name, identifier, inline }]) => {
    if (inline) return false
    const before = first.get(identifier)
    if (before === undefined) first.set(identifier, key)
    if (before === undefined || name !== identifier) return false
    // One that the document calls otherwise is another, whatever it says.
    return constants.get(before)?.name !== identifier || !isDeepStrictEqual(called(before), called(key))
  })
  const names = new Set([...constants.values()].map(({ name }) => name))
  for (const [key, one] of others) constants.set(key, { ...one, name: free(key, names) })
  return constants
}

/** Whether all have the names that they were read with, so that nothing has to be settled. */
export function areCalledSo(
  evaluator: Evaluator,
  components: ReadonlyMap<string, JsonSchema>,
  sources: ReadonlyMap<string, Value>,
): boolean {
  for (const key of components.keys()) {
    const { name, inline } = constantOf(evaluator, key, sources.get(key))
    if (name !== key || inline) return false
  }
  return true
}

/** Takes the wanted name, or one like it that nobody has. */
function free(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`
  taken.add(name)
  return name
}

const known = new WeakMap<Value, { readonly key: string; readonly constant: ConstantName }>()

function constantOf(evaluator: Evaluator, key: string, value: Value | undefined): ConstantName {
  const before = value && known.get(value)
  if (before?.key === key) return before.constant
  const named = value && evaluator.nameOf(value)
  if (value === undefined || named === undefined || !isZod(value)) return { name: key, identifier: key, inline: false }
  const constant = nameInDocument(evaluator, named)
  known.set(value, { key, constant })
  return constant
}

/** What a constant says of its name in the document. */
export function nameInDocument(evaluator: Evaluator, constant: NonNullable<ReturnType<Evaluator['nameOf']>>): ConstantName {
  const { module, name: identifier } = constant
  const env = evaluator.graph.environment(module)
  const nodes = [env.declared(identifier)?.node, env.type(identifier)?.node]
  const comments = nodes.flatMap((one) => (one === undefined ? [] : (docCommentOfStatement(module, one.start) ?? [])))
  const tag = (name: string): string | undefined => comments.map((one) => tagOf(one, name)).find((one) => one !== undefined)
  // What somebody has written below it is no part of the name.
  const [name = identifier] = tag('schema')?.split('\n') ?? []
  return { name, identifier, inline: tag('inline') !== undefined }
}
