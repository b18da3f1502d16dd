import { type BareItem, parseDictionary, parseList } from 'structured-headers'

/** How a server spells its limits. */
export type RateLimitForm = 'draft-8' | 'draft-7' | 'draft-6' | 'legacy'

/** What an answer says of the limit; times in seconds from now. */
export interface RateLimitFields {
  readonly form: RateLimitForm
  readonly limit?: number
  readonly remaining?: number
  readonly reset?: number
  readonly window?: number
  /** What is not as the form wants it. */
  readonly problems: readonly string[]
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Reads the RateLimit fields of an answer, in the form of the drafts 8, 7 or 6 or the X- form that came before them.
 *
 * @param now for forms that give an instant: milliseconds since 1970
 * @returns undefined for an answer without any
 * @example
 * rateLimitFields({ ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' }, Date.now())
 * // { form: 'draft-8', limit: 100, remaining: 50, reset: 30, window: 60, problems: [] }
 */
export function rateLimitFields(headers: Headers, now: number): RateLimitFields | undefined {
  const field = (name: string) => (headers[name] === undefined ? undefined : String(headers[name]))
  const combined = field('ratelimit')
  const policy = field('ratelimit-policy')
  if (combined !== undefined && /^\s*(?:limit|remaining|reset)=/.test(combined)) return draft7(combined)
  if (combined !== undefined || (policy !== undefined && field('ratelimit-limit') === undefined)) return draft8(combined, policy)
  if (field('ratelimit-limit') !== undefined) return separate('draft-6', 'ratelimit', field, now)
  return field('x-ratelimit-limit') === undefined ? undefined : separate('legacy', 'x-ratelimit', field, now)
}

function draft8(combined: string | undefined, policy: string | undefined): RateLimitFields {
  const problems: string[] = []
  const items = (name: string, text: string | undefined) => {
    try {
      const list = text === undefined ? [] : parseList(text)
      if (list.some(([name]) => typeof name !== 'string')) problems.push(`${name} names a policy by something else than a string`)
      return new Map(list.map(([key, parameters]) => [String(key), parameters]))
    } catch {
      problems.push(`${name} is no structured field`)
      return new Map<string, Map<string, BareItem>>()
    }
  }
  const limits = items('RateLimit', combined)
  const policies = items('RateLimit-Policy', policy)
  const [name] = [...limits.keys(), ...policies.keys()]
  const limit = name === undefined ? undefined : limits.get(name)
  const rule = name === undefined ? undefined : policies.get(name)
  const whole = (key: string, value: BareItem | undefined, least: number) => {
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
    problems.push(`${key} is no whole number of at least ${least}`)
    return undefined
  }
  if (combined !== undefined && limit !== undefined && !limit.has('r')) problems.push('RateLimit has no r')
  if (rule !== undefined && !rule.has('q')) problems.push('RateLimit-Policy has no q')
  if (limit !== undefined && policies.size > 0 && rule === undefined) problems.push('RateLimit names a policy that RateLimit-Policy lacks')
  return known('draft-8', problems, {
    limit: whole('q', rule?.get('q'), 0),
    remaining: whole('r', limit?.get('r'), 0),
    reset: whole('t', limit?.get('t'), 0),
    window: whole('w', rule?.get('w'), 1),
  })
}

function draft7(text: string): RateLimitFields {
  try {
    const members = parseDictionary(text)
    const value = (key: string) => {
      const [item] = members.get(key) ?? []
      return typeof item === 'number' ? item : undefined
    }
    const figures = { limit: value('limit'), remaining: value('remaining'), reset: value('reset') }
    return known('draft-7', figures.limit === undefined ? ['RateLimit has no limit'] : [], figures)
  } catch {
    return known('draft-7', ['RateLimit is no structured field'], {})
  }
}

function separate(form: RateLimitForm, prefix: string, field: (name: string) => string | undefined, now: number): RateLimitFields {
  const problems: string[] = []
  const value = (name: string) => {
    const text = field(`${prefix}-${name}`)
    // Draft 6 lets a policy follow the limit: `100, 100;w=60`.
    const number = Number.parseFloat(text ?? '')
    if (text === undefined || !/^\s*\d+(?:\.\d+)?\s*(?:,.*)?$/.test(text))
      problems.push(`${prefix}-${name} is ${text === undefined ? 'missing' : 'no number'}`)
    return Number.isFinite(number) ? number : undefined
  }
  const figures = { limit: value('limit'), remaining: value('remaining') }
  const raw = value('reset')
  // The older servers give an instant, the newer ones a distance; nobody waits for thirty years.
  const reset = raw !== undefined && raw > 1e9 ? Math.max(0, raw - now / 1000) : raw
  return known(form, problems, { ...figures, reset })
}

function known(form: RateLimitForm, problems: readonly string[], figures: Readonly<Record<string, number | undefined>>): RateLimitFields {
  return { form, problems, ...Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) }
}

/** Seconds that a Retry-After field asks to wait; undefined for a malformed one. */
export function retryAfter(text: string, now: number): number | undefined {
  if (/^\s*\d+\s*$/.test(text)) return Number(text)
  // Only the form of HTTP dates; Date would take nearly anything.
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text.trim()) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000)
}
