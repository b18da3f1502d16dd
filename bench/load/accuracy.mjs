// Does kit report what happened? Against a schedule of stalls, and against what servers have recorded themselves.
import { planLoad, runLoad } from '@kit/load'
import { quantile } from '../shared/measure.mjs'
import { startServer } from './servers.mjs'

const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p99', 0.99],
  ['p999', 0.999],
]

/** 1,000 requests per second for whole periods of the stalls. Bar: 3 % or 2 ms of the truth. */
export async function stalls(seconds) {
  const server = await startServer('stall')
  const started = Date.now()
  const report = await runLoad(planLoad({ url: server.origin, rate: '1000', duration: `${seconds}s`, concurrency: 50, warmup: '0' }))
  server.stop()
  const truth = truthOf(started, seconds)
  return QUANTILES.map(([name, share]) => {
    const [wanted, found] = [quantile(truth, share), report.total.latency[name]]
    return { what: `stall ${name}`, wanted, found, kept: Math.abs(found - wanted) <= Math.max(2, wanted * 0.03) }
  })
}

/** What each request of the schedule has to wait for, from the schedule of the stalls alone. */
function truthOf(started, seconds) {
  return Array.from({ length: seconds * 1000 }, (_, index) => {
    const phase = (started + index) % 5000
    return phase < 1000 ? 1000 - phase : 0
  })
}

/** Closed runs of servers that end connections in all ways. Bar: answers within 5 % of the server's record, errors exact. */
export async function closings(seconds) {
  const rows = []
  for (const behaviour of ['plain', 'close', 'limit', 'fin', 'rst', 'slow']) {
    const server = await startServer(behaviour)
    const report = await runLoad(planLoad({ url: server.origin, duration: `${seconds}s`, concurrency: 10, warmup: '0' }))
    const record = await server.record()
    server.stop()
    const errors = Object.values(report.total.errors).reduce((sum, count) => sum + count, 0)
    const inFlight = report.abandoned
    rows.push({
      what: `${behaviour} answers`,
      wanted: record.answered,
      found: report.total.responses,
      kept: Math.abs(report.total.responses - record.answered) <= Math.max(inFlight, record.answered * 0.05),
    })
    rows.push({ what: `${behaviour} errors`, wanted: record.failed, found: errors, kept: Math.abs(errors - record.failed) <= inFlight })
    const own = quantile(record.milliseconds, 0.5)
    if (behaviour === 'slow')
      rows.push({ what: 'slow p50', wanted: own, found: report.total.latency.p50, kept: report.total.latency.p50 >= own * 0.95 })
  }
  return rows
}
