// Is each request counted and timed truly where the server closes, breaks, hangs, dies and comes back? Against its own record.
import { planLoad, runLoad } from '@kit/load'
import { quantile } from '../shared/measure.mjs'
import { PEERS } from './peers.mjs'
import { startServer } from './servers.mjs'

const CONNECTIONS = 10
const BEHAVIOURS = ['plain', 'close', 'limit', 'fin', 'rst', 'slow', 'hang', 'restart']

/** Bars: answers within 5 % of the server's record, latency as well, errors exact but for what was under way at the end. */
export async function closings(seconds) {
  const rows = []
  for (const behaviour of BEHAVIOURS) {
    const server = await startServer(behaviour)
    const request = { url: server.origin, duration: `${seconds}s`, concurrency: CONNECTIONS, warmup: '0', timeout: '500ms' }
    const { total, abandoned } = await runLoad(planLoad(request), { minSamples: 1 })
    const record = await server.record()
    const others = {}
    for (const [name, run] of Object.entries(PEERS)) {
      await server.reset()
      const figures = await run(server.origin, { connections: CONNECTIONS, seconds })
      others[name] = { figures, record: await server.record() }
    }
    server.stop()
    // While it is gone nobody is there to count who asks for it.
    const errors = Object.entries(total.errors).reduce((sum, [kind, count]) => sum + (kind === 'refused' ? 0 : count), 0)
    const beside = (of) => Object.fromEntries(Object.entries(others).map(([name, { figures, record: own }]) => [name, of(figures, own)]))
    rows.push(
      {
        what: `${behaviour}: answers`,
        wanted: record.answered,
        found: total.responses,
        kept: Math.abs(total.responses - record.answered) <= Math.max(abandoned, record.answered * 0.05),
        ...beside((figures, own) => share(figures?.answers, own.answered)),
      },
      {
        what: `${behaviour}: errors`,
        wanted: record.failed,
        found: errors,
        kept: agrees(behaviour, errors, record.failed, abandoned),
        ...beside((figures, own) => `${figures?.errors ?? '–'} of ${own.failed}`),
      },
    )
    const own = quantile(record.milliseconds, 0.5)
    // The client sees the way there and back, too, so only what takes long can be compared.
    if (behaviour === 'slow')
      rows.push({
        what: 'slow: p50',
        wanted: own,
        found: total.latency.p50,
        kept: Math.abs(total.latency.p50 - own) <= Math.max(2, own * 0.05),
        ...beside((figures) => figures?.p50),
      })
  }
  return rows
}

/** A server that dies takes up to a request of each connection with it that it has not read yet. */
function agrees(behaviour, found, failed, abandoned) {
  if (behaviour === 'restart') return found >= failed && found <= failed * CONNECTIONS
  return Math.abs(found - failed) <= abandoned
}

/** What a tool has counted of what the server has answered it. */
function share(counted, answered) {
  return counted === undefined ? undefined : `${((100 * counted) / answered).toFixed(1)} %`
}
