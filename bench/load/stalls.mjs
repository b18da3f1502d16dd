// Does the open model report what users would have felt? Against a server whose stalls are known.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { planLoad, runLoad } from '@kit/load'
import { quantile } from '../shared/measure.mjs'
import { stayOnCore } from '../shared/stay-on-core.mjs'
import { PEERS } from './peers.mjs'

const RATE = 1000
const CONNECTIONS = 50
/** Milliseconds from one stall to the next; the server has the same. */
const PERIOD = 5000
const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p99', 0.99],
  ['p999', 0.999],
]

/**
 * 1,000 requests per second for whole periods, after one as a warm-up: code that runs for the first time takes its time, and a load
 * generator is measured as it is used. Bar: 3 % or 2 ms of the truth.
 *
 * The truth is made of the schedule of requests, which kit can't change, and of the stalls as the server has kept them: on a busy machine
 * they begin and end late, and who waited longer for that did wait longer. Nothing in it comes from kit. Beside it stands when the server
 * has answered: it takes a moment to answer all that has waited, and what is above the truth there, users would feel as well.
 */
export async function stalls(seconds) {
  const periods = Math.max(1, Math.round((seconds * 1000) / PERIOD))
  const lasting = periods * (PERIOD / 1000)
  const child = fork(fileURLToPath(new URL('./stall-server.mjs', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  // As on two machines: neither the server nor what asks it has to wait for the other's core.
  stayOnCore(0, child.pid)
  stayOnCore(1)
  const [port] = await once(child, 'message')
  const url = `http://127.0.0.1:${port}/`
  const warmup = `${PERIOD / 1000}s`
  const report = await runLoad(planLoad({ url, rate: String(RATE), duration: `${lasting}s`, concurrency: CONNECTIONS, warmup }))
  child.send('record')
  const [{ answered, blocked }] = await once(child, 'message')
  const others = {}
  for (const [name, run] of Object.entries(PEERS)) others[name] = await run(url, { connections: CONNECTIONS, seconds: lasting, rate: RATE })
  child.disconnect()
  const [truth, record] = [waits(blocked.slice(-periods), lasting), recorded(answered.slice(-lasting * RATE))]
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

/**
 * What each request of whole periods has to wait for: those that come during a stall for its end, all others for nothing. A run that begins
 * within a stall ends within another one, and both together are a whole one.
 */
function waits(stalls, seconds) {
  const waiting = stalls.flatMap(([since, until]) =>
    Array.from({ length: Math.floor(((until - since) * RATE) / 1000) }, (_, index) => until - since - (index * 1000) / RATE),
  )
  return [...waiting, ...new Array(Math.max(0, seconds * RATE - waiting.length)).fill(0)]
}

/** The same as the server has it: requests come in the order of the schedule, which began with the one that waited least. */
function recorded(answered) {
  const since = answered.map((at, index) => at - (index * 1000) / RATE)
  const start = Math.min(...since)
  return since.map((at) => at - start)
}
