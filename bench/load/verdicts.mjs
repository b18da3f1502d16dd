// How often is a comparison wrong, and how often does it find what is there? Beside rules that others use, on the same slices.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compareLoad, planLoad } from '@kit/load'
import { startServer } from './servers.mjs'

/** Microseconds of CPU per request that both versions have. */
const WORK = 200

/**
 * @param slowdown of the second version, as a share of its CPU time per request
 * @param variant  `evidence`: whether the servers' own CPU time counts; `noisy`: whether a neighbour works in bursts; `slice`: seconds
 * @param rules    others, by name: from pairs of slices to a verdict
 * @returns for kit and each rule, how often it gave each verdict; and the seconds that a comparison took on average
 */
export async function verdicts(slowdown, times, { evidence, noisy, slice }, rules) {
  const counts = Object.fromEntries(
    ['kit', ...Object.keys(rules)].map((name) => [name, { faster: 0, slower: 0, same: 0, "can't tell": 0 }]),
  )
  const started = performance.now()
  for (let time = 0; time < times; time++) {
    const [a, b] = [await startServer('plain', WORK), await startServer('plain', WORK * (1 + slowdown))]
    const neighbour = noisy ? fork(fileURLToPath(new URL('./neighbour.mjs', import.meta.url)), [String(time + 1)]) : undefined
    const side = (name, server) => ({
      name,
      plan: planLoad({ url: server.origin, warmup: '3s' }),
      ...(evidence ? { serverPid: server.pid } : {}),
    })
    const { verdict, pairs } = await compareLoad(side('A', a), side('B', b), { slice })
    counts.kit[verdict]++
    for (const [name, rule] of Object.entries(rules)) counts[name][rule(pairs, slice)]++
    for (const process of [a, b]) process.stop()
    neighbour?.disconnect()
  }
  return { counts, seconds: (performance.now() - started) / 1000 / times }
}
