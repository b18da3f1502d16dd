// Comparisons that were made, one line each: a hundred of each kind take hours, which can be spread over many runs.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** How many of a hundred have to be found; for no slowdown, how many may be wrong. */
const BARS = { 0: 2, 0.05: 75, 0.1: 95, 0.2: 100 }
const NONE = { faster: 0, slower: 0, same: 0, "can't tell": 0 }

/**
 * @param file undefined keeps them in memory only
 * @param how  what all of them must have in common; lines of other runs are left alone
 */
export function verdictLog(file, how) {
  const key = JSON.stringify(how)
  const text = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : ''
  const made = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter((one) => JSON.stringify(one.how) === key)
  return {
    countOf: (slowdown, noisy) => made.filter((one) => one.slowdown === slowdown && one.noisy === noisy).length,
    add(one) {
      made.push({ how, ...one })
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ how, ...one })}\n`)
    },
    rows: () => [false, true].flatMap((noisy) => Object.keys(BARS).flatMap((slowdown) => rowsOf(made, Number(slowdown), noisy))),
  }
}

/** A row for each judge. Bars are for kit; the others are there to compare. */
function rowsOf(made, slowdown, noisy) {
  const those = made.filter((one) => one.slowdown === slowdown && one.noisy === noisy)
  return Object.keys(those[0]?.verdicts ?? {}).map((by) => {
    const counts = { ...NONE }
    for (const { verdicts } of those) if (verdicts[by] !== undefined) counts[verdicts[by]]++
    const times = those.length
    const seconds = those.reduce((sum, one) => sum + (one.seconds[by] ?? 0), 0) / times
    return { slowdown, noisy, by, times, ...counts, seconds, kept: !by.startsWith('kit') || isKept(slowdown, counts, times) }
  })
}

/** A slowdown may be missed now and then, and is never taken for its opposite or for nothing. */
function isKept(slowdown, { slower, faster, same }, times) {
  const hundred = 100 / times
  if (slowdown === 0) return (slower + faster) * hundred <= BARS[0]
  return slower * hundred >= BARS[slowdown] && faster === 0 && same === 0
}
