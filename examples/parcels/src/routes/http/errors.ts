import { STATUS_CODES } from 'node:http'
import type { z } from 'zod'

/** One thing that is wrong with a request: `{ field: 'query.limit', message: 'Too big: expected number to be <=100' }`. */
export interface ErrorDetail {
  readonly field: string
  readonly message: string
}

/**
 * An error that is meant for the client: status, code, message and details are sent as they are.
 * Whatever else is thrown is logged and answered with a bare 500.
 *
 * @example
 * throw new HttpError(409, 'email_taken', 'This address is already registered')
 */
export class HttpError extends Error {
  readonly status: number
  /** For programs: stable, in snake_case. */
  readonly code: string
  readonly details: readonly ErrorDetail[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    options: { details?: readonly ErrorDetail[]; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'HttpError'
    this.status = status
    this.code = code
    this.details = options.details ?? []
    this.headers = options.headers ?? {}
  }
}

export function validationFailed(details: readonly ErrorDetail[]): HttpError {
  return new HttpError(400, 'validation_failed', 'The request does not match what this operation accepts', { details })
}

/** The fields that an issue of a schema is about, with their path from `location` on. */
export function detailsOf(location: string, issue: z.core.$ZodIssue): ErrorDetail[] {
  const field = [location, ...issue.path.map(String)].join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: `${field}.${key}`, message: 'Not known here' }))
  return [{ field, message: issue.message }]
}

export function notFoundError(): HttpError {
  return new HttpError(404, 'not_found', 'There is nothing at this address')
}

/** @param allowed methods of the address, for the `Allow` header (RFC 9110, 15.5.6) */
export function methodNotAllowedError(method: string, allowed: readonly string[]): HttpError {
  return new HttpError(405, 'method_not_allowed', `${method} is not allowed here`, { headers: { Allow: allowed.join(', ') } })
}

/** `HEAD` goes where `GET` does. Sorted, so that the answer does not depend on the order of the routes. */
export function allowHeader(methods: Iterable<string>): string[] {
  const allowed = new Set([...methods].map((method) => method.toUpperCase()))
  if (allowed.has('GET')) allowed.add('HEAD')
  return [...allowed].sort()
}

/** Errors of body parsers and of the frameworks, by the names they give them. */
const KNOWN: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  'entity.parse.failed': [400, 'malformed_body', 'The body is not valid JSON'],
  'entity.too.large': [413, 'body_too_large', 'The body is too large'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large', 'The body is too large'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed_body', 'The body is not valid JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed_body', 'The body is shorter or longer than its Content-Length'],
  FST_ERR_BAD_URL: [400, 'malformed_url', 'The address is not a valid URL'],
}

const CODES: Readonly<Record<number, string>> = { 413: 'body_too_large' }

/**
 * What to tell the client about anything that was thrown. Messages of errors that were not made for clients stay here.
 *
 * @returns an HttpError; a 500 with no word about the cause for everything unknown
 */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  if (typeof error !== 'object' || error === null) return internalError(error)
  const name = 'type' in error ? error.type : 'code' in error ? error.code : undefined
  const known = typeof name === 'string' && Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined
  if (known !== undefined) return new HttpError(...known, { cause: error })
  const status = 'status' in error ? error.status : 'statusCode' in error ? error.statusCode : undefined
  if (error instanceof URIError) return new HttpError(...KNOWN.FST_ERR_BAD_URL!, { cause: error })
  if (typeof status !== 'number' || status < 400 || status > 499) return internalError(error)
  const phrase = STATUS_CODES[status] ?? 'Bad Request'
  return new HttpError(status, CODES[status] ?? phrase.toLowerCase().replaceAll(/[^a-z]+/g, '_'), phrase, { cause: error })
}

function internalError(cause: unknown): HttpError {
  return new HttpError(500, 'internal_error', 'Something went wrong on our side', { cause })
}
