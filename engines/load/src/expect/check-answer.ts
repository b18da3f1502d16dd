import { ANY_SUCCESS, type Expectation } from '../plan/expectation.js'

/** The parts of an answer that can be judged. */
export interface CheckedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/**
 * Why an answer is not as expected; undefined where it is. The reasons are few, so that they can be counted.
 *
 * @example
 * checkAnswer({ status: [[200, 299]] }, { status: 404, headers: {}, body: '' }) // 'status 404'
 */
export function checkAnswer(expectation: Expectation = ANY_SUCCESS, { status, headers, body }: CheckedAnswer): string | undefined {
  const { rateLimit = false } = expectation
  // Where limits are wanted, being limited is no failure; whether it was done well is judged over all answers.
  if (rateLimit && status === 429) return undefined
  const ranges = expectation.status ?? ANY_SUCCESS.status ?? []
  if (!ranges.some(([from, to]) => status >= from && status <= to)) return `status ${status}`
  for (const { name, value } of expectation.headers ?? []) {
    const found = headers[name.toLowerCase()]
    if (found === undefined) return `no header ${name}`
    if (value !== undefined && String(found) !== value) return `header ${name} differs`
  }
  const missing = (expectation.body ?? []).find((text) => !body.includes(text))
  return missing === undefined ? undefined : `the body lacks ${JSON.stringify(missing)}`
}

/** Whether answers have to be read for it, and not only their statuses counted. */
export function readsAnswers({ headers = [], body = [], rateLimit = false }: Expectation = {}): boolean {
  return headers.length > 0 || body.length > 0 || rateLimit
}
