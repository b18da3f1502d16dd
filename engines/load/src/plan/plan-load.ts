import { badOptions, unreadableFile } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { maskText } from '../expect/mask.js'
import { durationOption } from './duration-option.js'
import type { Expectation } from './expectation.js'
import { expectsRateLimit, type LoadPlan, type Model, type PlannedRequest } from './load-plan.js'
import { parseHeaders } from './parse-header.js'
import { parseStages } from './parse-stages.js'
import { parseStatus } from './parse-status.js'
import type { Scenario } from './scenario.js'
import { target } from './target.js'

/** A run as a person asks for it. Durations are texts such as 10s, 250ms, 5m. */
export interface LoadRequest {
  /** With a scenario, only its scheme, host and port count. */
  readonly url: string
  readonly scenario?: Scenario | undefined
  readonly method?: string | undefined
  /** `name: value`. */
  readonly headers?: readonly string[] | undefined
  /** A text, or @ and the path of a file. */
  readonly body?: string | undefined
  readonly concurrency?: number | undefined
  readonly pipelining?: number | undefined
  readonly duration?: string | undefined
  readonly amount?: number | undefined
  /** Requests per second, or stages: the open model. */
  readonly rate?: string | undefined
  readonly warmup?: string | undefined
  readonly timeout?: string | undefined
  readonly expectStatus?: string | undefined
  readonly expectBody?: readonly string[] | undefined
  /** `name`, or `name: value`. */
  readonly expectHeaders?: readonly string[] | undefined
  readonly expectRateLimit?: boolean | undefined
  /** HTTP/2, over TLS; each request of a pipeline is a stream then. */
  readonly http2?: boolean | undefined
  readonly insecure?: boolean | undefined
  /** Path of a certificate of an authority. */
  readonly ca?: string | undefined
  readonly allowRemote?: readonly string[] | undefined
  readonly seed?: number | undefined
}

/** Reads files that a request names; undefined for one that can't be read. */
export type ReadFile = (path: string) => string | undefined

const DURATION = 10
const CONCURRENCY = 10
const TIMEOUT = 10
const WARMUP = 3
/** Pieces of time that a timeline has at most, so that a report of a day is no larger than one of a minute. */
const PIECES = 300

/**
 * Makes a plan of what was asked for, with sensible bounds for what was not.
 *
 * @param read where `--body @file` and `--ca` name files
 * @throws LoadError KIT3000 to KIT3009 for what can't be used.
 * @example
 * planLoad({ url: 'http://localhost:3000/users', concurrency: 50, duration: '30s' })
 */
export function planLoad(request: LoadRequest, read: ReadFile = () => undefined): LoadPlan {
  const { origin, path } = target(request.url, request.allowRemote ?? [])
  const { scenario } = request
  if (scenario !== undefined && (request.method ?? request.body) !== undefined)
    refuse(badOptions('a scenario has methods and bodies of its own'))
  const { http2 = false } = request
  if (http2 && !origin.startsWith('https:')) refuse(badOptions('HTTP/2 is spoken over TLS, so the URL has to begin with https://'))
  const model = modelOf(request)
  const seconds = model.kind === 'open' ? model.stages.reduce((sum, stage) => sum + stage.seconds, 0) : (model.seconds ?? 0)
  // Whatever is sent before the run counts against a limit.
  const limited = request.expectRateLimit === true || (scenario !== undefined && expectsRateLimit(scenario))
  const headers = parseHeaders(request.headers ?? [])
  const expect = expectationOf(request)
  const text = (file: string) => read(file) ?? refuse(unreadableFile(file, 'it is not there, or may not be read'))
  const single = (): PlannedRequest => {
    const method = (request.method ?? 'GET').toUpperCase()
    const body = request.body?.startsWith('@') === true ? text(request.body.slice(1)) : request.body
    return {
      name: maskText(`${method} ${path}`),
      method,
      path,
      headers: withType(headers, body),
      ...(body === undefined ? {} : { body }),
      ...given(expect),
    }
  }
  return {
    origin,
    flows:
      scenario === undefined
        ? [{ name: 'main', weight: 1, steps: [single()] }]
        : scenario.flows.map((flow) => ({
            ...flow,
            steps: flow.steps.map((step) => ({ ...step, headers: { ...headers, ...step.headers }, ...given(step.expect ?? expect) })),
          })),
    feed: scenario?.feed ?? [],
    cookies: scenario?.cookies ?? false,
    model,
    timeout: 1000 * duration('timeout', request.timeout, TIMEOUT),
    warmup: duration('warmup', request.warmup, limited || request.amount !== undefined ? 0 : WARMUP),
    interval: Math.max(1, Math.ceil(seconds / PIECES)),
    http2,
    tls: { insecure: request.insecure ?? false, ...(request.ca === undefined ? {} : { ca: text(request.ca) }) },
    seed: request.seed ?? 1,
  }
}

function modelOf({ rate, concurrency, duration: lasting, amount, pipelining }: LoadRequest): Model {
  if (lasting !== undefined && amount !== undefined) refuse(badOptions('--duration and --amount both end it; give one'))
  const seconds = duration('duration', lasting, DURATION)
  if (seconds === 0) refuse(badOptions('--duration is zero'))
  if (rate === undefined) {
    const extent = amount === undefined ? { seconds } : { amount }
    return { kind: 'closed', connections: concurrency ?? CONCURRENCY, pipelining: pipelining ?? 1, ...extent }
  }
  if (amount !== undefined) refuse(badOptions('--rate and --amount exclude one another; a rate has a duration'))
  if (pipelining !== undefined && pipelining > 1) refuse(badOptions('--rate and --pipelining exclude one another'))
  // Enough connections that the schedule and not the pool decides: a request per connection and 20 ms.
  const stages = parseStages(rate, seconds)
  const highest = Math.max(...stages.flatMap(({ from, to }) => [from, to]))
  return { kind: 'open', connections: concurrency ?? Math.max(CONCURRENCY, Math.ceil(highest / 50)), stages: [...stages], phase: 0 }
}

function duration(option: string, text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : durationOption(option, text)
}

function expectationOf({ expectStatus, expectBody = [], expectHeaders = [], expectRateLimit }: LoadRequest): Expectation | undefined {
  const headers = expectHeaders.map((line) => {
    const [, name = line.trim(), value] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
    return { name, ...(value === undefined ? {} : { value }) }
  })
  const expectation: Expectation = {
    ...(expectStatus === undefined ? {} : { status: parseStatus(expectStatus) }),
    ...(expectBody.length === 0 ? {} : { body: [...expectBody] }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(expectRateLimit === true ? { rateLimit: true } : {}),
  }
  return Object.keys(expectation).length === 0 ? undefined : expectation
}

function given(expect: Expectation | undefined): { expect?: Expectation } {
  return expect === undefined ? {} : { expect }
}

/** A body that is JSON is sent as such, unless the user says otherwise. */
function withType(headers: Record<string, string>, body: string | undefined): Record<string, string> {
  if (body === undefined || headers['content-type'] !== undefined) return headers
  try {
    JSON.parse(body)
    return { 'content-type': 'application/json', ...headers }
  } catch {
    return headers
  }
}
