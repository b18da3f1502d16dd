// Do other engines, with the scenario that kit writes for them, find what kit finds? As far as they are installed: Artillery outside of
// the project, k6 where it is on the PATH.
import { join } from 'node:path'
import { LoadError, planLoad, readScenario, runLoad } from '@kit/load'
import { installPeers } from '../shared/peers.mjs'
import { startServer } from './servers.mjs'

const SCENARIO = `flows:
  - weight: 2
    steps: [{ name: create, method: POST, path: /items, body: { n: '{{n}}' }, capture: { length: header.content-length } }, { name: read, path: '/items/{{length}}' }]
  - steps: [{ name: list, path: /items }]
feed: [{ n: 1 }, { n: 2 }]
`

/** Bar: median and mean within 15 % or 3 ms of kit's, every request answered as expected, and the same mix of requests. */
export async function engines(seconds) {
  // Its browser is of no use here, and its makers need not know.
  process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD = '1'
  const folder = await installPeers('artillery', { artillery: '2.0.34' })
  const server = await startServer('slow')
  const scenario = readScenario('s.yaml', () => SCENARIO)
  const rows = []
  for (const load of [
    { concurrency: 5, duration: `${seconds}s` },
    { rate: '40', duration: `${seconds}s` },
  ]) {
    const plan = planLoad({ url: server.origin, scenario, warmup: '1s', ...load })
    const own = await runLoad(plan)
    rows.push({ engine: 'kit', load: own.conditions.load, ...figuresOf(own), kept: own.passed })
    for (const engine of ['artillery', 'k6']) {
      const report = await runOn(engine, plan, folder)
      if (report === undefined) rows.push({ engine, load: own.conditions.load, missing: true, kept: true })
      else rows.push({ engine, load: own.conditions.load, ...figuresOf(report), kept: report.passed && agree(own, report) })
    }
  }
  server.stop()
  return rows
}

async function runOn(engine, plan, folder) {
  try {
    return await runLoad(plan, { engine, ...(folder === undefined ? {} : { searchIn: join(folder, 'node_modules') }) })
  } catch (failure) {
    if (failure instanceof LoadError && failure.problems[0]?.code === 'KIT3100') return undefined
    throw failure
  }
}

function figuresOf({ total, requests }) {
  const { p50, mean, p99 } = total.latency
  return { answers: total.responses, p50, mean, p99, creates: requests.create.responses / total.responses }
}

function agree(own, other) {
  const [a, b] = [figuresOf(own), figuresOf(other)]
  const near = (of) => Math.abs(a[of] - b[of]) <= Math.max(3, a[of] * 0.15)
  return near('p50') && near('mean') && Math.abs(a.creates - b.creates) < 0.1
}
