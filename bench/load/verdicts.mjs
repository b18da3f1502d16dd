// How often is a comparison wrong, and how often does it find what is there?
import { compareLoad, planLoad } from '@kit/load'
import { startServer } from './servers.mjs'

/** Microseconds of CPU per request that both versions have. */
const WORK = 200

/**
 * @param slowdown of the second version, as a share of its CPU time per request
 * @param options  of the comparison, and whether the servers' own CPU time counts
 * @returns how often each verdict was given, and the seconds it took on average
 */
export async function verdicts(slowdown, times, { evidence, ...options }) {
  const counts = { faster: 0, slower: 0, same: 0, "can't tell": 0 }
  const started = performance.now()
  for (let time = 0; time < times; time++) {
    const [a, b] = [await startServer('plain', WORK), await startServer('plain', WORK * (1 + slowdown))]
    const side = (name, server) => ({
      name,
      plan: planLoad({ url: server.origin, warmup: '3s' }),
      ...(evidence ? { serverPid: server.pid } : {}),
    })
    const { verdict } = await compareLoad(side('A', a), side('B', b), options)
    counts[verdict]++
    a.stop()
    b.stop()
  }
  return { ...counts, seconds: (performance.now() - started) / 1000 / times }
}
