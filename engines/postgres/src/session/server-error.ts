import { z } from 'zod'

/** What `pg` and PGlite say of a statement that failed. */
const ServerError = z.object({
  message: z.string(),
  code: z.string().optional(),
  position: z.coerce.number().optional(),
  detail: z.string().optional(),
  hint: z.string().optional(),
  /** Which statement of a batch it was, from 0. */
  statement: z.number().optional(),
})

/** In place of the server's code: the embedded database is not able to run a statement that another server might run. */
export const EMBEDDED_LACKS = 'embedded'

export type ServerError = z.output<typeof ServerError>

/** Reads an error that a session threw; whatever else it is becomes its message. */
export function serverError(error: unknown): ServerError {
  const read = ServerError.safeParse(error instanceof Error ? { ...error, message: error.message } : error)
  return read.success ? read.data : { message: String(error) }
}
