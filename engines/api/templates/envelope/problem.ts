import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import type { HttpError } from './errors.js'

/** The body of every error: a problem document (RFC 9457). `code`, `errors` and `requestId` are extensions of it. */
export const ErrorBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  requestId: z.string(),
})
export type ErrorBody = z.infer<typeof ErrorBody>

export interface Envelope {
  wrap(body: unknown, requestId: string): unknown
  schema(body: z.core.$ZodType): z.core.$ZodType
}

export const errorType = 'application/problem+json'

export function errorBody(error: HttpError, requestId: string): ErrorBody {
  const { status, code, message, details } = error
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: message, code, errors: [...details], requestId }
}

/** What is put around the JSON body of an answer that is no error: nothing, bodies go out as the handlers make them. */
export const envelope: Envelope | undefined = undefined
