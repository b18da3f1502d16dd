// What does kit's own timing cost? Beside autocannon alone with the same settings, in turns, and wrk for scale.
import { planLoad, runLoad } from '@kit/load'
import { median } from '../shared/measure.mjs'
import { autocannon, wrk } from './peers.mjs'
import { startServer } from './servers.mjs'
import { watchWorkers } from './workers.mjs'

const CONNECTIONS = 50
const WARMUP = 1

/** Bar: 0.95 of autocannon's requests per second, as the median of rounds in turns. */
export async function throughput(rounds, seconds) {
  const server = await startServer('plain')
  const found = { kit: [], autocannon: [], wrk: [] }
  const load = { connections: CONNECTIONS, seconds, warmup: WARMUP }
  for (let round = 0; round < rounds; round++) {
    const workers = watchWorkers()
    const report = await runLoad(planLoad({ url: server.origin, concurrency: CONNECTIONS, duration: `${seconds}s`, warmup: `${WARMUP}s` }))
    found.kit.push({ rps: report.total.rps, micros: report.client.microsecondsPerRequest, memory: workers.stop().peak })
    for (const [name, run] of Object.entries({ autocannon, wrk })) {
      const figures = await run(server.origin, load)
      // Its whole process, start and warm-up included.
      if (figures !== undefined)
        found[name].push({ rps: figures.rps, micros: (figures.cpu * 1e6) / (figures.rps * (seconds + WARMUP)), memory: figures.memory })
    }
  }
  server.stop()
  return Object.entries(found).flatMap(([name, all]) =>
    all.length === 0
      ? []
      : [{ name, ...Object.fromEntries(['rps', 'micros', 'memory'].map((of) => [of, median(all.map((one) => one[of] ?? Number.NaN))])) }],
  )
}
