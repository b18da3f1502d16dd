import { badStages } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import type { Stage } from './load-plan.js'
import { parseDuration } from './parse-duration.js'

/**
 * A rate, or stages of rates.
 *
 * @param seconds how long a rate without a duration of its own lasts
 * @throws LoadError KIT3009 when the text is neither.
 * @example
 * parseStages('100-500x1m,500x30s', 10)
 * // [{ from: 100, to: 500, seconds: 60 }, { from: 500, to: 500, seconds: 30 }]
 */
export function parseStages(text: string, seconds: number): readonly Stage[] {
  const stages = text.split(',').map((part): Stage => {
    const [, from = '', to = from, duration] = /^\s*(\d+(?:\.\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?))?(?:\s*x\s*(\S+))?\s*$/.exec(part) ?? []
    const lasting = duration === undefined ? seconds : parseDuration(duration)
    if (from === '' || lasting === undefined || lasting <= 0) return refuse(badStages(text))
    return { from: Number(from), to: Number(to), seconds: lasting }
  })
  return stages.some(({ from, to }) => from + to > 0) ? stages : refuse(badStages(text))
}
