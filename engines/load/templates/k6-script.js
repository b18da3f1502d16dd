// The scenario of scenario.json for k6. Whatever differs from run to run comes from the environment:
// BASE_URL; RATE (per second, of all runners together) with DURATION, or STAGES ([{ from, to, seconds }]); without these VUS with
// DURATION or AMOUNT; MAX_VUS, TIMEOUT, INSECURE; and what the scenario wants.
import { SharedArray } from 'k6/data'
import exec from 'k6/execution'
import http from 'k6/http'
import { Counter, Rate } from 'k6/metrics'

/**
 * @typedef {{ name: string, method: string, path: string, headers: Record<string, string>, body?: string,
 *   expect?: { status?: [number, number][], body?: string[], headers?: { name: string, value?: string }[], rateLimit?: boolean },
 *   capture?: Record<string, string> }} Step
 * @typedef {{ name: string, weight: number, steps: Step[] }} Flow
 */

/** @type {Flow[]} */
const flows = new SharedArray('flows', () => JSON.parse(open('./scenario.json')).flows)
/** @type {Record<string, string>[]} */
const feed = new SharedArray('feed', () => {
  const rows = JSON.parse(open('./scenario.json')).feed
  return rows.length > 0 ? rows : [{}]
})
/** @type {{ cookies: boolean }[]} */
const settings = new SharedArray('settings', () => [{ cookies: JSON.parse(open('./scenario.json')).cookies }])
const total = flows.reduce((sum, { weight }) => sum + weight, 0)
const operations = [...new Set(flows.flatMap(({ steps }) => steps.map(({ name }) => name)))]

const unexpected = new Rate('unexpected')
const limited = new Counter('rate_limited')

// What is expected is judged below; k6 alone would take every 4xx for a failure.
http.setResponseCallback(http.expectedStatuses({ min: 100, max: 599 }))

const duration = __ENV.DURATION || '30s'

/** @type {import('k6/options').Options} */
export const options = {
  insecureSkipTLSVerify: __ENV.INSECURE === 'true',
  maxRedirects: 0,
  summaryTrendStats: ['min', 'avg', 'med', 'p(75)', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max', 'count'],
  scenarios: {
    main: load(),
  },
  thresholds: {
    unexpected: ['rate==0'],
    http_req_failed: ['rate<0.001'],
    // Without it a run that measured nothing would pass.
    http_reqs: ['count>=100'],
    // Requests of the schedule that never left.
    ...(__ENV.RATE || __ENV.STAGES ? { dropped_iterations: ['count==0'] } : {}),
    // True of all: these make the figures of single requests appear.
    ...Object.fromEntries(operations.map((name) => [`http_req_duration{op:${name}}`, ['max>=0']])),
  },
}

/** @returns {import('k6/options').Scenario} */
function load() {
  const pool = { timeUnit: '1s', preAllocatedVUs: Number(__ENV.VUS || 50), maxVUs: Number(__ENV.MAX_VUS || 500) }
  if (__ENV.STAGES) {
    /** @type {{ from: number, to: number, seconds: number }[]} */
    const stages = JSON.parse(__ENV.STAGES)
    // Whole rates only, so they are given per minute; a stage without a duration is a jump.
    const perMinute = stages.flatMap(({ from, to, seconds }) => [
      { target: Math.round(from * 60), duration: '0s' },
      { target: Math.round(to * 60), duration: `${Math.round(seconds * 1000)}ms` },
    ])
    return { executor: 'ramping-arrival-rate', ...pool, timeUnit: '1m', startRate: perMinute[0].target, stages: perMinute }
  }
  if (__ENV.RATE) return { executor: 'constant-arrival-rate', ...pool, rate: Number(__ENV.RATE), duration }
  const vus = Number(__ENV.VUS || 10)
  if (__ENV.AMOUNT) return { executor: 'shared-iterations', vus, iterations: Number(__ENV.AMOUNT), maxDuration: '24h' }
  return { executor: 'constant-vus', vus, duration, gracefulStop: '0s' }
}

export default function () {
  /** @type {Record<string, string>} */
  const values = { ...feed[exec.scenario.iterationInTest % feed.length] }
  for (const step of pick().steps) if (!run(step, values)) return
}

/** @param {{ metrics: object }} data */
export function handleSummary(data) {
  return { 'summary.json': JSON.stringify(data), stdout: `${JSON.stringify(data.metrics)}\n` }
}

/** @returns {Flow} */
function pick() {
  let chance = Math.random() * total
  for (const flow of flows) {
    chance -= flow.weight
    if (chance < 0) return flow
  }
  return flows[0]
}

/**
 * @param {Step} step
 * @param {Record<string, string>} values
 */
function run({ name, method, path, headers, body, expect, capture }, values) {
  const isJson = Object.entries(headers).some(([field, value]) => field.toLowerCase() === 'content-type' && /[/+]json\b/.test(value))
  const filled = Object.fromEntries(
    Object.entries(headers).map(([field, value]) => [field, fill(value, values, (text) => text.replace(/[\r\n]/g, ' '))]),
  )
  const isForm = Object.values(headers).some((value) => value.startsWith('application/x-www-form-urlencoded'))
  /** @type {(text: string) => string} */
  const inBody = isJson ? (text) => JSON.stringify(text).slice(1, -1) : isForm ? encodeURIComponent : (text) => text
  const content = body === undefined ? null : fill(body, values, inBody)
  const response = http.request(method, __ENV.BASE_URL + fill(path, values, encodeURIComponent), content, {
    headers: filled,
    // Without a name, each address would be a metric of its own.
    tags: { op: name, name },
    timeout: __ENV.TIMEOUT || '10s',
    redirects: 0,
    // A jar of its own is thrown away with the request.
    ...(settings[0].cookies ? {} : { jar: new http.CookieJar() }),
  })
  const reason = reasonAgainst(response, expect || {}) || captured(response, capture || {}, values)
  const good = reason === undefined
  unexpected.add(!good, good ? { op: name } : { op: name, reason })
  if (response.status === 429) limited.add(1, { op: name })
  return good
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 * @param {(text: string) => string} escaped
 */
function fill(text, values, escaped) {
  return text.replace(/\{\{\s*(env\.)?([\w.-]+)\s*\}\}/g, (_, env, name) => {
    const value = env ? __ENV[name] : values[name]
    if (value === undefined) throw new Error(`${env ? 'the environment has no' : 'there is no value'} ${name}`)
    return env ? value : escaped(value)
  })
}

/**
 * The same reasons that kit's own pumps give.
 *
 * @param {import('k6/http').RefinedResponse<import('k6/http').ResponseType | undefined>} response
 * @param {NonNullable<Step['expect']>} expect
 */
function reasonAgainst(response, expect) {
  if (expect.rateLimit && response.status === 429) return undefined
  const statuses = expect.status || [[200, 399]]
  if (!statuses.some(([from, to]) => response.status >= from && response.status <= to)) return `status ${response.status}`
  const fields = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]))
  for (const { name, value } of expect.headers || []) {
    if (fields[name.toLowerCase()] === undefined) return `no header ${name}`
    if (value !== undefined && fields[name.toLowerCase()] !== value) return `header ${name} differs`
  }
  const missing = (expect.body || []).find((text) => !String(response.body).includes(text))
  return missing === undefined ? undefined : `the body lacks ${JSON.stringify(missing)}`
}

/**
 * @param {import('k6/http').RefinedResponse<import('k6/http').ResponseType | undefined>} response
 * @param {Record<string, string>} capture
 * @param {Record<string, string>} values
 * @returns {string | undefined} why not
 */
function captured(response, capture, values) {
  for (const [name, source] of Object.entries(capture)) {
    const [root, ...path] = source.split('.')
    const header = Object.entries(response.headers).find(([field]) => field.toLowerCase() === path.join('.').toLowerCase())
    const value =
      root === 'status'
        ? response.status
        : root === 'header'
          ? header?.[1]
          : path.length === 0
            ? response.body
            : response.json(path.join('.'))
    if (value === undefined || value === null) return `the answer has no ${source}`
    values[name] = String(value)
  }
  return undefined
}
