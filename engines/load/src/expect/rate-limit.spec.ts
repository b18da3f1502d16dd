import { describe, expect, test } from '@jest/globals'
import { RateLimitCheck } from './rate-limit-check.js'
import { rateLimitFields, retryAfter } from './rate-limit-fields.js'

const NOW = Date.parse('2026-01-01T00:00:00Z')

describe('the fields', () => {
  test.each([
    [
      'draft-8',
      { ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' },
      { limit: 100, remaining: 50, reset: 30, window: 60 },
    ],
    [
      'draft-7',
      { ratelimit: 'limit=100, remaining=50, reset=30', 'ratelimit-policy': '100;w=60' },
      { limit: 100, remaining: 50, reset: 30 },
    ],
    [
      'draft-6',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' },
      { limit: 100, remaining: 50, reset: 30 },
    ],
    [
      'legacy',
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '50', 'x-ratelimit-reset': '30' },
      { limit: 100, remaining: 50, reset: 30 },
    ],
    ['legacy', { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '50', 'x-ratelimit-reset': String(NOW / 1000 + 30) }, { reset: 30 }],
  ])('are read in the form %s', (form, headers, figures) => {
    expect(rateLimitFields(headers, NOW)).toMatchObject({ form, problems: [], ...figures })
  })

  test.each([
    [{ ratelimit: 'default;r=50' }, /something else than a string/],
    [{ ratelimit: '"default";r="many"' }, /r is no whole number/],
    [{ ratelimit: '"a";r=5', 'ratelimit-policy': '"b";q=5' }, /a policy that RateLimit-Policy lacks/],
    [{ ratelimit: '"a";t=5' }, /has no r/],
    [{ ratelimit: '"a";;' }, /no structured field/],
    [{ 'ratelimit-policy': '"a";w=0;q=1' }, /w is no whole number of at least 1/],
    [{ 'x-ratelimit-limit': 'lots', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1' }, /x-ratelimit-limit is no number/],
    [{ 'ratelimit-limit': '10', 'ratelimit-remaining': '1' }, /ratelimit-reset is missing/],
  ])('that are malformed are found: %o', (headers, problem) => {
    expect(rateLimitFields(headers, NOW)?.problems.join()).toMatch(problem)
  })

  test('are missing from most answers', () => {
    expect(rateLimitFields({ date: 'today' }, NOW)).toBeUndefined()
  })

  test('Retry-After is seconds or an HTTP date', () => {
    expect(retryAfter('30', NOW)).toBe(30)
    expect(retryAfter('Thu, 01 Jan 2026 00:01:00 GMT', NOW)).toBe(60)
    for (const text of ['soon', '-1', '1.5', '2026-01-01', '']) expect(retryAfter(text, NOW)).toBeUndefined()
  })
})

/** A server with a limit, as it should be. */
function limited(
  check: RateLimitCheck,
  requests: number,
  limit: number,
  change: (headers: Record<string, string>, count: number) => void = () => {},
) {
  for (let count = 1; count <= requests; count++) {
    const over = count > limit
    const headers: Record<string, string> = {
      'ratelimit-policy': `"default";q=${limit};w=60`,
      ratelimit: `"default";r=${Math.max(0, limit - count)};t=60`,
      ...(over ? { 'retry-after': '60' } : {}),
    }
    change(headers, count)
    check.answer('login', over ? 429 : 200, headers)
  }
}

describe('a server', () => {
  test('that limits as it says has no problems', () => {
    const check = new RateLimitCheck(1)
    limited(check, 15, 10)
    expect(check.report(200)).toEqual({
      answers: 15,
      limited: 5,
      from: 11,
      form: 'draft-8',
      limit: 10,
      wait: 60,
      afterWait: 200,
      problems: {},
    })
  })

  test('that never limits is found out', () => {
    const check = new RateLimitCheck(1)
    check.answer('login', 200, {})
    expect(check.report().problems).toEqual({ 'no answer was 429': 1 })
  })

  test('that limits too early or too late is found out', () => {
    const early = new RateLimitCheck(1)
    limited(early, 12, 10, (headers) => (headers['ratelimit'] = headers['ratelimit']?.replace(/r=\d+/, 'r=0') ?? ''))
    expect(early.report().problems).toHaveProperty(['limited from request 11 on only, although 1 were allowed'])
    const late = new RateLimitCheck(1)
    limited(late, 12, 10, (headers, count) => count === 1 && (headers['ratelimit'] = '"default";r=99;t=60'))
    expect(Object.keys(late.report().problems).join()).toMatch(/limited from request 11 on, although 100 were allowed/)
  })

  test('is allowed to answer out of order what was asked at once', () => {
    const check = new RateLimitCheck(5)
    limited(check, 15, 10, (headers, count) => count === 1 && (headers['ratelimit'] = '"default";r=6;t=60'))
    expect(check.report().problems).toEqual({})
  })

  test('that is still limiting after the wait, or gives no wait, is found out', () => {
    const check = new RateLimitCheck(1)
    limited(check, 12, 10, (headers) => Reflect.deleteProperty(headers, 'retry-after'))
    expect(check.wait).toBe(60)
    expect(check.report(429).problems).toEqual({ '429 without Retry-After': 2, 'still limited after the wait': 1 })
  })

  test('whose Retry-After contradicts its reset is found out', () => {
    const check = new RateLimitCheck(1)
    limited(check, 11, 10, (headers, count) => count > 10 && (headers['retry-after'] = '5'))
    expect(check.report(200).problems).toEqual({ 'Retry-After comes before the limit is reset': 1 })
  })
})
