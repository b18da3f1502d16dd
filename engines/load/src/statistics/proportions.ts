/**
 * Fisher's exact test, two-sided: how likely two shares differ at least this much when both come from the same.
 *
 * @example
 * proportionsTest({ hits: 0, of: 1000 }, { hits: 12, of: 1000 }) // about 0.0005
 */
export function proportionsTest(one: Proportion, other: Proportion): number {
  const hits = one.hits + other.hits
  const logOf = (count: number) => logChoose(one.of, count) + logChoose(other.of, hits - count)
  const whole = logChoose(one.of + other.of, hits)
  const observed = logOf(one.hits)
  let p = 0
  for (let count = Math.max(0, hits - other.of); count <= Math.min(hits, one.of); count++) {
    // The margin keeps tables that are as likely as the observed one from being lost to rounding.
    if (logOf(count) <= observed + 1e-7) p += Math.exp(logOf(count) - whole)
  }
  return Math.min(1, p)
}

export interface Proportion {
  readonly hits: number
  readonly of: number
}

function logChoose(all: number, some: number): number {
  return logFactorial(all) - logFactorial(some) - logFactorial(all - some)
}

/** Stirling's series, exact to 1e-10 from 10 on. */
function logFactorial(number: number): number {
  if (number < 10) return Math.log([1, 1, 2, 6, 24, 120, 720, 5040, 40_320, 362_880][number] ?? Number.NaN)
  const n = number + 1
  return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
}
