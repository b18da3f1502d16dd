import { z } from 'zod'
import type { Contract, ResponseSpec, Schema } from './contract.js'
import { detailsOf, HttpError } from './errors.js'
import { bestRange, essence } from './media-types.js'
import { headerDecoder } from './parameters.js'

type ResponseHeaders = Readonly<Record<string, unknown>>

/** Answers are checked against the contract except in production; `VALIDATE_RESPONSES=true` or `false` decides otherwise. */
export const validatesResponses = process.env.VALIDATE_RESPONSES
  ? process.env.VALIDATE_RESPONSES === 'true'
  : process.env.NODE_ENV !== 'production'

const CLASSES = ['1XX', '2XX', '3XX', '4XX', '5XX'] as const

/** What a contract says of a status: its own entry, its class's, or the default. */
export function responseFor({ responses }: Contract, status: number): ResponseSpec | undefined {
  const statusClass = CLASSES[Math.floor(status / 100) - 1]
  return responses[status] ?? (statusClass && responses[statusClass]) ?? responses.default
}

/**
 * Checks a whole answer.
 *
 * @param headers by lower-case name
 * @param body    before it is serialized; `undefined` for none
 * @throws HttpError 500 `invalid_response`, whose cause says what is wrong: for the log, not for the client
 */
export function checkResponse(contract: Contract, status: number, headers: ResponseHeaders, body: unknown): void {
  checkBody(status, checkHead(contract, status, headers), body)
}

/**
 * Checks all but the body.
 *
 * @returns the schema of the body; one that takes nothing where the contract has none
 */
export function checkHead(contract: Contract, status: number, headers: ResponseHeaders): Schema {
  const spec = responseFor(contract, status)
  if (spec === undefined) throw invalidResponse(status, ['this status is not in the contract'])
  if (spec instanceof z.core.$ZodType) return spec
  if (spec.headers) {
    const result = z.safeParse(spec.headers, headerDecoder(spec.headers, undefined)(textOf(headers)))
    if (!result.success) throw invalidResponse(status, problemsOf('header', result.error))
  }
  return schemaFor(spec.content ?? {}, String(headers['content-type'] ?? ''), status)
}

export function checkBody(status: number | string, schema: Schema, body: unknown): void {
  const result = z.safeParse(schema, body)
  if (!result.success) throw invalidResponse(status, problemsOf('body', result.error))
}

function problemsOf(location: string, error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => detailsOf(location, issue)).map(({ field, message }) => `${field}: ${message}`)
}

function invalidResponse(status: number | string, problems: readonly string[]): HttpError {
  const cause = new Error(`The answer ${status} does not match the contract: ${problems.join('; ')}`)
  return new HttpError(500, 'invalid_response', 'Something went wrong on our side', { cause })
}

/** Headers as they go over the wire, so that they are read back like those of a request. */
function textOf(headers: ResponseHeaders): Record<string, string | string[]> {
  const text = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value))
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])))
}

function schemaFor(content: Readonly<Record<string, Schema>>, contentType: string, status: number): Schema {
  const types = Object.keys(content)
  if (types.length === 0) return z.undefined()
  const best = bestRange(essence(contentType), types.map(essence))
  const type = types.find((candidate) => essence(candidate) === best)
  const schema = type === undefined ? undefined : content[type]
  if (schema === undefined) throw invalidResponse(status, [`the media type ${essence(contentType) || '(none)'} is not in the contract`])
  return schema
}
