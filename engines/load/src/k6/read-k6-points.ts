import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { unreadableResult } from '../diagnostics/external-problems.js'
import { refuse } from '../diagnostics/problem.js'
import type { Measurement } from '../measure/measurement.js'
import { Recorder } from '../measure/recorder.js'
import { k6ErrorKind } from './k6-error-kind.js'

const Point = z.object({
  metric: z.string(),
  data: z.object({
    time: z.string().transform((text) => Date.parse(text)),
    value: z.number(),
    tags: z.record(z.string(), z.string()).nullish(),
  }),
})
type Point = z.infer<typeof Point>

/** Pieces of time that a timeline has at most. */
const PIECES = 300

/**
 * Reads what `k6 run --out json=file` wrote: every single request. It is read twice, since it can be far larger than memory.
 *
 * @param timeout milliseconds that requests without an answer have waited, where k6 gives no time of its own
 * @throws LoadError KIT3102 when it is something else.
 */
export async function readK6Points(file: string, timeout: number): Promise<Measurement> {
  const names = new Set<string>()
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for await (const { metric, data } of pointsOf(file)) {
    if (metric !== 'http_req_duration') continue
    names.add(requestOf(data.tags))
    first = Math.min(first, data.time - data.value)
    last = Math.max(last, data.time)
  }
  if (names.size === 0) return refuse(unreadableResult(file, 'no request is in it'))
  const seconds = Math.max(0.001, (last - first) / 1000)
  const recorder = new Recorder([...names], Math.max(1, Math.ceil(seconds / PIECES)), 0)
  let bytes = 0
  for await (const { metric, data } of pointsOf(file)) {
    const now = Math.min(data.time, last) - first
    const name = requestOf(data.tags)
    if (metric === 'http_req_duration') recordRequest(recorder, name, data, now, timeout)
    // An answer that is not there is an error already.
    if (metric === 'unexpected' && data.value > 0 && data.tags?.['reason'] !== 'status 0')
      recorder.unexpected(name, data.tags?.['reason'] ?? 'k6 gives no reason')
    if (metric === 'dropped_iterations')
      for (let dropped = 0; dropped < data.value; dropped++) recorder.error([...names][0] ?? '', 'dropped', 0, now)
    if (metric === 'data_received') bytes += data.value
  }
  const measurement = recorder.finish(last - first)
  return { ...measurement, total: { ...measurement.total, bytes }, clientCpuSeconds: null }
}

function recordRequest(recorder: Recorder, name: string, { value, tags }: Point['data'], now: number, timeout: number): void {
  const status = Number(tags?.['status'] ?? 0)
  if (status > 0) recorder.response(name, status, 0, value * 1000, now)
  else recorder.error(name, k6ErrorKind(tags?.['error_code']), 1000 * (value || timeout), now)
}

/** kit's script gives requests their names; those of other scripts have the address, or a name of their own. */
function requestOf(tags: Point['data']['tags']): string {
  return tags?.['op'] ?? tags?.['name'] ?? tags?.['url'] ?? 'request'
}

async function* pointsOf(file: string): AsyncGenerator<Point> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    // Most lines are about other metrics; reading them would take most of the time.
    if (!/"metric":\s*"(?:http_req_duration|unexpected|dropped_iterations|data_received)"/.test(line)) continue
    const point = Point.safeParse(parsed(line))
    if (point.success) yield point.data
  }
}

/** The last line is cut where k6 was killed. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
