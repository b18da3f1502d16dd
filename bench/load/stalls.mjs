// Does the open model report what users would have felt? Against a server whose stalls are known.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { planLoad, runLoad } from '@kit/load'
import { quantile } from '../shared/measure.mjs'
import { PEERS } from './peers.mjs'

const RATE = 1000
const CONNECTIONS = 50
/** Milliseconds from one stall to the next, and of a stall. */
const [PERIOD, STALL] = [5000, 1000]
const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p99', 0.99],
  ['p999', 0.999],
]

/**
 * 1,000 requests per second for whole periods. Bar: 3 % or 2 ms of the truth, which follows from the schedule. Beside it what the server
 * has recorded: it takes a moment to answer all that has waited, longer on a busy machine, and that is no error of the client's.
 */
export async function stalls(seconds) {
  const lasting = Math.max(1, Math.round((seconds * 1000) / PERIOD)) * (PERIOD / 1000)
  const child = fork(fileURLToPath(new URL('./stall-server.mjs', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [port] = await once(child, 'message')
  const url = `http://127.0.0.1:${port}/`
  const request = { url, rate: String(RATE), duration: `${lasting}s`, concurrency: CONNECTIONS, warmup: '0' }
  const report = await runLoad(planLoad(request))
  child.send('record')
  const [answered] = await once(child, 'message')
  const others = {}
  for (const [name, run] of Object.entries(PEERS)) others[name] = await run(url, { connections: CONNECTIONS, seconds: lasting, rate: RATE })
  child.disconnect()
  const [truth, record] = [scheduled(lasting), recorded(answered)]
  return QUANTILES.map(([name, share]) => {
    const [wanted, found] = [quantile(truth, share), report.total.latency[name]]
    return {
      what: `stall ${name}`,
      wanted,
      recorded: quantile(record, share),
      found,
      kept: Math.abs(found - wanted) <= Math.max(2, wanted * 0.03),
      ...Object.fromEntries(Object.entries(others).map(([peer, figures]) => [peer, figures?.[name]])),
    }
  })
}

/** What each request of the schedule has to wait for. */
function scheduled(seconds) {
  return Array.from({ length: seconds * RATE }, (_, index) => {
    const phase = ((index * 1000) / RATE) % PERIOD
    return phase < STALL ? STALL - phase : 0
  })
}

/** The same as the server has it: requests come in the order of the schedule, which began with the one that waited least. */
function recorded(answered) {
  const since = answered.map((at, index) => at - (index * 1000) / RATE)
  const start = Math.min(...since)
  return since.map((at) => at - start)
}
