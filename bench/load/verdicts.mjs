// How often is a comparison wrong, and how often does it find what is there? Beside rules that others use, on the same slices.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { interleave, planLoad } from '@kit/load'
// What compareLoad works with, so that several judges can look at the same slices.
import { openSlices } from '../../engines/load/dist/run/open-slices.js'
import { startServer } from './servers.mjs'

/** Steps of work per request that both versions have, and what HTTP costs besides, in such steps: 200 and 20 µs of CPU where it was tried. */
const [WORK, OVERHEAD] = [80_000, 8_000]

/**
 * One comparison of two servers that have just been started, as often as its judges need: kit with the servers' own CPU time as evidence,
 * kit without it, and others.
 *
 * @param slowdown of the second version, as a share of its CPU time per request
 * @param neighbour seed of a neighbour that works in bursts; undefined for none
 * @param how      `slice` in seconds, and the pairs of slices, as compareLoad has them
 * @param rules    others, by name: from pairs of slices to a verdict
 * @returns the verdicts by name, and the seconds that kit took for its own, by the same names
 */
export async function verdictsOnce(slowdown, neighbour, { slice, minPairs, maxPairs }, rules) {
  const servers = [await startServer('plain', WORK), await startServer('plain', Math.round(WORK + (WORK + OVERHEAD) * slowdown))]
  const noise = neighbour === undefined ? undefined : fork(fileURLToPath(new URL('./neighbour.mjs', import.meta.url)), [String(neighbour)])
  const [a, b] = servers.map(({ origin, pid }) => ({ name: origin, plan: planLoad({ url: origin, warmup: '2s' }), serverPid: pid }))
  const started = performance.now()
  const slices = await openSlices(a, b, { slice })
  const warm = (performance.now() - started) / 1000
  const made = { a: [], b: [] }
  const judge = (shown) => {
    const next = { a: 0, b: 0 }
    const take = async (which) => {
      const index = next[which]++
      made[which][index] ??= await timed(() => slices.make(which))
      return shown(made[which][index].slice)
    }
    return interleave(take, { model: 'closed', minPairs, maxPairs })
  }
  const withCpu = await judge((slice) => slice)
  const alone = await judge(({ cpu: _, ...slice }) => slice)
  slices.close()
  for (const server of servers) server.stop()
  noise?.disconnect()
  const lasting = ({ pairs }) =>
    warm + ['a', 'b'].flatMap((which) => made[which].slice(0, pairs.length)).reduce((sum, { seconds }) => sum + seconds, 0)
  return {
    verdicts: {
      kit: withCpu.verdict,
      'kit without CPU': alone.verdict,
      ...Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, rule(alone.pairs, slice)])),
    },
    seconds: { kit: lasting(withCpu), 'kit without CPU': lasting(alone) },
  }
}

async function timed(make) {
  const started = performance.now()
  const slice = await make()
  return { slice, seconds: (performance.now() - started) / 1000 }
}
