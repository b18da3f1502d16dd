// Rules by which others tell two versions apart. They get kit's slices, which take turns: kinder than what they mostly get, one run after
// the other.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { installPeers } from '../shared/peers.mjs'

/** @returns rules by name: from pairs of slices of so many seconds to a verdict */
export async function otherRules() {
  const folder = await installPeers('load', { 'autocannon-compare': '0.4.0' })
  if (folder === undefined) return { means }
  const compare = createRequire(join(folder, 'package.json'))('autocannon-compare')
  return {
    means,
    'autocannon-compare': (pairs, slice) => {
      const { aWins, bWins } = compare(asResult(pairs, 'a', slice), asResult(pairs, 'b', slice))
      return aWins ? 'slower' : bWins ? 'faster' : 'same'
    },
  }
}

/** The mean of all, and a twentieth matters. */
function means(pairs) {
  const mean = (side) => pairs.reduce((sum, pair) => sum + pair[side].rps, 0) / pairs.length
  const ratio = mean('a') / mean('b')
  return ratio > 1.05 ? 'slower' : ratio < 1 / 1.05 ? 'faster' : 'same'
}

/** The parts of an autocannon result that it looks at; samples are seconds there, and slices here. */
function asResult(pairs, side, slice) {
  const all = pairs.map((pair) => pair[side])
  const total = all.reduce((sum, { responses }) => sum + responses, 0)
  const figures = (of) => {
    const mean = all.reduce((sum, one) => sum + of(one), 0) / all.length
    const stddev = Math.sqrt(all.reduce((sum, one) => sum + (of(one) - mean) ** 2, 0) / all.length)
    return { mean, stddev }
  }
  const rps = figures((one) => one.rps)
  return { duration: all.length * slice, requests: { ...rps, total }, throughput: rps, latency: figures((one) => one.p50) }
}
