// How much memory does a run need, and does that grow with time or with what is sent?
import { fileURLToPath } from 'node:url'
import { planLoad, runLoad } from '@kit/load'
import { measureNode } from '../shared/measure.mjs'
import { startServer } from './servers.mjs'
import { watchWorkers } from './workers.mjs'

const PAYLOADS = 1000
const CONNECTIONS = 200

/**
 * A run of half an hour stays below 250 MB. A shorter one is made out longer by the growth of its second half, which says so.
 *
 * @param minutes of the run
 */
export async function longRun(minutes) {
  const server = await startServer('plain')
  const workers = watchWorkers()
  await runLoad(planLoad({ url: server.origin, concurrency: 50, duration: `${Math.round(minutes * 60)}s`, warmup: '0' }))
  const { seen, peak } = workers.stop()
  server.stop()
  const growth = Math.max(0, slope(seen.slice(Math.floor(seen.length / 2))) * 60)
  const after30 = peak + growth * Math.max(0, 30 - minutes)
  return { minutes, peak, growth, after30, kept: after30 < 250 }
}

/** 1,000 different bodies over 200 connections stay below 300 MB. autocannon alone is given the same. */
export async function payloads(seconds) {
  const server = await startServer('plain')
  const workers = watchWorkers()
  const flows = Array.from({ length: PAYLOADS }, (_, index) => {
    const body = payload(index)
    const step = { name: 'create', method: 'POST', path: '/', headers: { 'content-type': 'application/json' }, body }
    return { name: `payload ${index}`, weight: 1, steps: [step] }
  })
  const scenario = { flows, feed: [], cookies: false }
  const report = await runLoad(planLoad({ url: server.origin, scenario, concurrency: CONNECTIONS, duration: `${seconds}s`, warmup: '0' }))
  const { peak } = workers.stop()
  const script = fileURLToPath(new URL('./payloads-by-autocannon.mjs', import.meta.url))
  const alone = await measureNode([script, server.origin, String(PAYLOADS), String(CONNECTIONS), String(seconds)])
  server.stop()
  return { answers: report.total.responses, peak, autocannon: alone.memory, kept: peak < 300 && report.total.responses > 0 }
}

/** About a kilobyte. */
export function payload(index) {
  return JSON.stringify({ id: index, name: `name ${index}`, text: String(index).padStart(1000, '.') })
}

/** MB per second, by least squares. */
function slope(points) {
  const mean = (of) => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const [above, below] = points.reduce(([sum, squares], [at, size]) => [sum + (at - x) * (size - y), squares + (at - x) ** 2], [0, 0])
  return below === 0 ? 0 : above / below
}
