import { docCommentOfStatement, tagOf } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { isZod } from '../zod/zod-call.js'

/** A constant that holds a schema, and what the document calls it. */
export interface ConstantName {
  readonly name: string
  readonly identifier: string
  /** It has no name there, but stands where it is used. */
  readonly inline: boolean
}

/**
 * What the constants of components are called: as their comments say, else as they are. Of several with one identifier, the first has it, and the
 * others the names that told them apart while schemas were read. Those are no names to go by otherwise: `_User` is read as `User`, and then `User`
 * as `User2`.
 */
export function constantNames(
  evaluator: Evaluator,
  components: ReadonlyMap<string, JsonSchema>,
  sources: ReadonlyMap<string, Value>,
): ReadonlyMap<string, ConstantName> {
  const constants = new Map([...components.keys()].map((key) => [key, constantOf(evaluator, key, sources.get(key))]))
  const identifiers = new Set<string>()
  const names = new Set([...constants.values()].map((one) => one.name))
  for (const [key, one] of constants) {
    const isUntold = !one.inline && one.name === one.identifier
    if (isUntold && identifiers.has(one.identifier)) constants.set(key, { ...one, name: free(key, names) })
    identifiers.add(one.identifier)
  }
  return constants
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
