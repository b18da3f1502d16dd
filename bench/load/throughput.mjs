// What does kit's own timing cost? Beside autocannon alone with the same settings, in turns.
import { createRequire } from 'node:module'
import { planLoad, runLoad } from '@kit/load'
import { median } from '../shared/measure.mjs'
import { run } from '../shared/run.mjs'
import { startServer } from './servers.mjs'

const AUTOCANNON = createRequire(new URL('../../engines/load/package.json', import.meta.url)).resolve('autocannon')

/** Bar: 0.95 of autocannon's requests per second, as the median of rounds in turns. */
export async function throughput(rounds, seconds) {
  const server = await startServer('plain')
  const rates = { kit: [], autocannon: [] }
  for (let round = 0; round < rounds; round++) {
    const report = await runLoad(planLoad({ url: server.origin, concurrency: 50, duration: `${seconds}s`, warmup: '1s' }))
    rates.kit.push(report.total.rps)
    const { stdout } = await run(process.execPath, [
      AUTOCANNON,
      '-c',
      '50',
      '-d',
      String(seconds),
      '--warmup',
      '[',
      '-c',
      '50',
      '-d',
      '1',
      ']',
      '-j',
      '-n',
      server.origin,
    ])
    // The warm-up has a line of its own.
    const { requests, duration } = JSON.parse(stdout.trim().split('\n').at(-1))
    rates.autocannon.push(requests.total / duration)
  }
  server.stop()
  return { kit: median(rates.kit), autocannon: median(rates.autocannon) }
}
