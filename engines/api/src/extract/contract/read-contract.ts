import { type DocComment, docCommentOfStatement, tagOf } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { ObjectValue, Value } from '../../evaluate/value.js'
import type { SecurityRequirement } from '../../model/model.js'
import { constantOf, memberOf } from '../constant.js'
import type { SchemaContext } from '../schema-reader.js'
import { isZod } from '../zod/zod-call.js'
import { ContractReading, type ErrorBodies } from './contract-reading.js'
import type { OperationParts } from './operation-parts.js'
import { readBody } from './read-body.js'
import { readParameters } from './read-parameters.js'
import { readResponses } from './read-responses.js'

/**
 * What an entry of a contract says: the first argument of the `route(contract.getUser, handlers.getUser)` that kit writes. Undefined for values
 * that are none.
 *
 * @param errorBodies what becomes of `ErrorBody`, which stands for failures whose body the document left open: a reference to it as to any
 * schema, or nothing, as the document had it
 */
export function readContract(
  evaluator: Evaluator,
  value: Value | undefined,
  context: SchemaContext,
  errorBodies: ErrorBodies = 'component',
): OperationParts | undefined {
  if (!isContract(value)) return undefined
  const reading = new ContractReading(evaluator, context, errorBodies, { file: value.env.module.path, pointer: '' })
  const named = evaluator.nameOf(value)
  const comment = named && commentOf(evaluator, named)
  const written = tagOf(comment, 'operationId')
  const { summary, description } = titled(comment?.text ?? '')
  const body = readBody(reading, value)
  return {
    id: written ?? named?.name ?? '',
    named: (written ?? named?.name) !== undefined,
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    deprecated: tagOf(comment, 'deprecated') !== undefined,
    parameters: readParameters(reading, value),
    ...(body !== undefined && { body }),
    responses: readResponses(reading, memberOf(value, 'responses')),
    security: readSecurity(memberOf(value, 'security')),
    origin: reading.origin,
  }
}

/** An object with schemas for responses by their status; configuration of other libraries has other members beside. */
export function isContract(value: Value | undefined): value is ObjectValue {
  if (value?.kind !== 'object') return false
  const responses = memberOf(value, 'responses')
  if (responses?.kind !== 'object') return false
  return [...responses.members].every(([status, member]) => {
    if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) return false
    const one = member.value()
    return isZod(one) || memberOf(one, 'content') !== undefined || memberOf(one, 'headers') !== undefined || isEmpty(one)
  })
}

function isEmpty(value: Value): boolean {
  return value.kind === 'object' && value.members.size === 0
}

function commentOf(evaluator: Evaluator, { module, name }: NonNullable<ReturnType<Evaluator['nameOf']>>): DocComment | undefined {
  const declared = evaluator.graph.environment(module).declared(name)
  return declared && docCommentOfStatement(module, declared.node.start)
}

/** The first paragraph is the summary. */
function titled(text: string): { readonly summary?: string; readonly description?: string } {
  const end = /\n[ \t]*\n/.exec(text)?.index ?? text.length
  const [summary, description] = [text.slice(0, end).trim(), text.slice(end).trim()]
  return { ...(summary !== '' && { summary }), ...(description !== '' && { description }) }
}

function readSecurity(value: Value | undefined): readonly SecurityRequirement[] {
  if (value?.kind !== 'array') return []
  return value.items.map((one) => {
    const requirement = constantOf(one)
    const entries =
      typeof requirement === 'object' && requirement !== null && !Array.isArray(requirement) ? Object.entries(requirement) : []
    return new Map(entries.map(([name, scopes]) => [name, Array.isArray(scopes) ? scopes.map(String) : []]))
  })
}
