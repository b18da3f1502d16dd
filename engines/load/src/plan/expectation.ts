import { z } from 'zod'

/** What an answer has to be. Everything that is given must hold. */
export const Expectation = z.object({
  /** Ranges of statuses, both ends included. */
  status: z.array(z.tuple([z.int(), z.int()])).optional(),
  /** Texts that the body contains. */
  body: z.array(z.string()).optional(),
  /** Header fields that are there, and have this value where one is given. */
  headers: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
  /** That the server limits the rate, and says so in the right way. */
  rateLimit: z.boolean().optional(),
})
export type Expectation = z.infer<typeof Expectation>

/** Without another word, an answer is expected to be a success or a redirect: a fast failure is no good figure. */
export const ANY_SUCCESS: Expectation = { status: [[200, 399]] }
