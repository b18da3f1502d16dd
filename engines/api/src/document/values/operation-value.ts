import type { Operation, SecurityRequirement } from '../../model/model.js'
import { sameValue } from '../text/same-value.js'
import { bodyValue, responseValue } from './message-value.js'
import { parameterValue } from './parameter-value.js'
import { securityValue } from './security-value.js'
import { swaggerBody, swaggerTypes } from './swagger-value.js'
import { defined, put, type Writing } from './writing.js'

/** The members of an operation besides its parameters, body, responses and security. */
export function operationFacts(operation: Operation): Record<string, unknown> {
  const { tags, summary, description, id, named, deprecated, rest } = operation
  const facts = defined({
    tags: tags.length === 0 ? undefined : [...tags],
    summary,
    description,
    externalDocs: rest['externalDocs'],
    operationId: named ? id : undefined,
    deprecated: deprecated || undefined,
  })
  for (const key of Object.keys(rest)) if (key !== 'externalDocs' && rest[key] !== undefined) put(facts, key, rest[key])
  return facts
}

/** The facts that stand before everything else. */
const FIRST: ReadonlySet<string> = new Set(['tags', 'summary', 'description', 'externalDocs', 'operationId', 'deprecated'])

/**
 * An operation, whole.
 *
 * @param inherited the security that holds for operations without their own; undefined where it is to be said in any case
 */
export function operationValue(
  operation: Operation,
  inherited: readonly SecurityRequirement[] | undefined,
  writing: Writing,
): Record<string, unknown> {
  const facts = operationFacts(operation)
  const value: Record<string, unknown> = {}
  const add = (key: string, member: unknown): void => {
    if (member !== undefined) put(value, key, member)
  }
  for (const key of FIRST) add(key, facts[key])
  const input = inputValue(operation, writing)
  for (const key of Object.keys(input)) add(key, input[key])
  add('responses', responsesValue(operation, writing))
  const security = securityValue(operation.security)
  if (inherited === undefined || !sameValue(security, securityValue(inherited))) add('security', security)
  for (const key of Object.keys(facts)) if (!FIRST.has(key)) add(key, facts[key])
  return value
}

/** What an operation takes; in Swagger 2.0 the body is one of the parameters. */
function inputValue(operation: Operation, writing: Writing): Record<string, unknown> {
  const { parameters, body } = operation
  const list = parameters.map((one) => writing.used('parameters', one, () => parameterValue(one, writing)))
  if (writing.version !== '2.0') {
    return {
      parameters: list.length === 0 ? undefined : list,
      requestBody: body === undefined ? undefined : writing.used('requestBodies', body, () => bodyValue(body, writing)),
    }
  }
  const all = [...list, ...(body === undefined ? [] : swaggerBody(body, writing))]
  const { consumes, produces } = swaggerTypes(operation)
  return {
    consumes: consumes.length === 0 ? undefined : consumes,
    produces: produces.length === 0 ? undefined : produces,
    parameters: all.length === 0 ? undefined : all,
  }
}

/** 3.0 wants `responses` even where there is nothing to say. */
function responsesValue({ responses }: Operation, writing: Writing): Record<string, unknown> | undefined {
  if (responses.length === 0) return writing.version === '3.1' ? undefined : {}
  // V8 keeps members that are numbers in a list with room for all numbers up to the last: kilobytes for two statuses. With one far away it keeps
  // a table instead.
  const byStatus: Record<string, unknown> = { [FAR]: undefined }
  for (const one of responses)
    put(
      byStatus,
      one.status,
      writing.used('responses', one, () => responseValue(one, writing)),
    )
  delete byStatus[FAR]
  return byStatus
}

const FAR = '9999999'
