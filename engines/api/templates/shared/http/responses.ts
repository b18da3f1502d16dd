import type { OutgoingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Contract, ResponseSpec } from './contract.js'
import { detailsOf, HttpError } from './errors.js'
import { bestRange, essence } from './media-types.js'
import { headerDecoder } from './parameters.js'

/** Answers are checked against the contract except in production; `VALIDATE_RESPONSES=true` or `false` decides otherwise. */
export const validatesResponses = process.env.VALIDATE_RESPONSES
  ? process.env.VALIDATE_RESPONSES === 'true'
  : process.env.NODE_ENV !== 'production'

/** What a contract says of a status: its own entry, its class's, or the default. */
export function responseFor({ responses }: Contract, status: number): ResponseSpec | undefined {
  const byStatus: Readonly<Record<string, ResponseSpec | undefined>> = { ...responses }
  return byStatus[status] ?? byStatus[`${String(status)[0]}XX`] ?? byStatus.default
}

/**
 * Checks an answer.
 *
 * @param body   before it is serialized; `undefined` for none
 * @param headers lower-case names; numbers as they are
 * @throws HttpError 500 `invalid_response`, whose cause says what is wrong: for the log, not for the client
 */
export function checkResponse(contract: Contract, status: number, headers: OutgoingHttpHeaders, body: unknown): void {
  const spec = responseFor(contract, status)
  if (spec === undefined) throw invalidResponse(status, ['this status is not in the contract'])
  const isSchema = spec instanceof z.ZodType
  const schema = isSchema ? spec : schemaFor(spec.content ?? {}, String(headers['content-type'] ?? ''), status)
  const problems = [...problemsOf('body', schema ?? z.undefined(), body)]
  if (!isSchema && spec.headers) problems.push(...problemsOf('header', spec.headers, headerDecoder(spec.headers, undefined)(textOf(headers))))
  if (problems.length > 0) throw invalidResponse(status, problems)
}

/** Headers as they go over the wire, so that they are read back like those of a request. */
function textOf(headers: OutgoingHttpHeaders): Record<string, string | string[]> {
  const text = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value))
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])))
}

function schemaFor(content: Readonly<Record<string, z.ZodType>>, contentType: string, status: number): z.ZodType | undefined {
  const types = Object.keys(content)
  if (types.length === 0) return undefined
  const best = bestRange(essence(contentType), types.map(essence))
  const type = types.find((candidate) => essence(candidate) === best)
  if (type === undefined) throw invalidResponse(status, [`the media type ${contentType || '(none)'} is not in the contract`])
  return content[type]
}

function problemsOf(location: string, schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues.flatMap((issue) => detailsOf(location, issue)).map(({ field, message }) => `${field}: ${message}`)
}

export function invalidResponse(status: number, problems: readonly string[]): HttpError {
  const cause = new Error(`The answer ${status} does not match the contract: ${problems.join('; ')}`)
  return new HttpError(500, 'invalid_response', 'Something went wrong on our side', { cause })
}
