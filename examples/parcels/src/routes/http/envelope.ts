import { z } from 'zod'
import type { HttpError } from './errors.js'

/** The body of every error. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
  meta: z.object({ requestId: z.string() }),
})
export type ErrorBody = z.infer<typeof ErrorBody>

export interface Envelope {
  wrap(body: unknown, requestId: string): unknown
  schema(body: z.core.$ZodType): z.core.$ZodType
}

export const errorType = 'application/json'

export function errorBody(error: HttpError, requestId: string): ErrorBody {
  return { error: { code: error.code, message: error.message, details: [...error.details] }, meta: { requestId } }
}

/** What is put around the JSON body of an answer that is no error: nothing, bodies go out as the handlers make them. */
export const envelope: Envelope | undefined = undefined
