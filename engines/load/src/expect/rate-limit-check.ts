import { z } from 'zod'
import type { Observer } from '../pump/observer.js'
import { type RateLimitFields, rateLimitFields, retryAfter } from './rate-limit-fields.js'

/** What a run has shown of a rate limit. */
export const RateLimitReport = z.object({
  /** Answers, and how many of them were 429. */
  answers: z.int(),
  limited: z.int(),
  /** Number of the first limited answer, counting from 1; 0 for none. */
  from: z.int(),
  /** What the server has said of itself. */
  form: z.string().optional(),
  limit: z.number().optional(),
  /** Seconds that the last 429 asked to wait. */
  wait: z.number().optional(),
  /** Status of the request after the wait; 0 when there was none. */
  afterWait: z.int(),
  /** What is wrong, with the number of answers of which it is. */
  problems: z.record(z.string(), z.int()),
})
export type RateLimitReport = z.infer<typeof RateLimitReport>

/**
 * Looks at all answers of a run for how the server limits it: that it does, from which request on, and whether what it says of the
 * limit is well-formed and agrees with what it does.
 */
export class RateLimitCheck implements Observer {
  #answers = 0
  #limited = 0
  #from = 0
  #first: RateLimitFields | undefined
  #wait: number | undefined
  readonly #problems = new Map<string, number>()

  /** @param inFlight requests that are under way at once: answers may come out of order by so many */
  constructor(
    private readonly inFlight: number,
    private readonly now: () => number = Date.now,
  ) {}

  answer(_name: string, status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    this.#answers++
    const fields = rateLimitFields(headers, this.now())
    this.#first ??= fields
    for (const problem of fields?.problems ?? []) this.#note(problem)
    if (fields?.limit !== undefined && fields.remaining !== undefined && fields.remaining > fields.limit)
      this.#note('more remains than the limit')
    if (status !== 429) return
    this.#limited++
    if (this.#from === 0) this.#first429(fields)
    if (fields?.remaining !== undefined && fields.remaining > 0) this.#note('429 although requests remain')
    this.#retryAfter(headers['retry-after'], fields)
  }

  /** Seconds to wait before the next request should succeed; undefined where nothing was limited or nothing said. */
  get wait(): number | undefined {
    return this.#wait
  }

  /** @param afterWait status of a request that was sent after the wait */
  report(afterWait = 0): RateLimitReport {
    if (this.#limited === 0) this.#note('no answer was 429')
    if (afterWait === 429) this.#note('still limited after the wait')
    return {
      answers: this.#answers,
      limited: this.#limited,
      from: this.#from,
      ...(this.#first === undefined ? {} : { form: this.#first.form }),
      ...(this.#first?.limit === undefined ? {} : { limit: this.#first.limit }),
      ...(this.#wait === undefined ? {} : { wait: this.#wait }),
      afterWait,
      problems: Object.fromEntries(this.#problems),
    }
  }

  #first429(fields: RateLimitFields | undefined): void {
    this.#from = this.#answers
    // What remained after the first answer, and that answer: others may have used the limit before.
    const remaining = this.#first?.remaining ?? (this.#first ?? fields)?.limit
    if (remaining === undefined) return
    const allowed = this.#first?.remaining === undefined ? remaining : remaining + 1
    if (this.#from <= allowed - this.inFlight) this.#note(`limited from request ${this.#from} on, although ${allowed} were allowed`)
    if (this.#from > allowed + this.inFlight) this.#note(`limited from request ${this.#from} on only, although ${allowed} were allowed`)
  }

  #retryAfter(field: string | string[] | undefined, fields: RateLimitFields | undefined): void {
    if (field === undefined) {
      this.#note('429 without Retry-After')
      this.#wait = fields?.reset ?? this.#wait
      return
    }
    const wait = retryAfter(String(field), this.now())
    if (wait === undefined) this.#note('Retry-After is neither seconds nor a date')
    else if (fields?.reset !== undefined && wait < fields.reset - 1) this.#note('Retry-After comes before the limit is reset')
    this.#wait = wait ?? this.#wait
  }

  #note(problem: string): void {
    this.#problems.set(problem, (this.#problems.get(problem) ?? 0) + 1)
  }
}
