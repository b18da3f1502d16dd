import { badOptions } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { parseDuration } from './parse-duration.js'

/**
 * The seconds that an option gives.
 *
 * @throws LoadError KIT3006 when its text is no duration.
 * @example
 * durationOption('slice', '1.5s') // 1.5
 */
export function durationOption(option: string, text: string): number {
  return parseDuration(text) ?? refuse(badOptions(`--${option} ${text} is no duration such as 10s, 250ms or 5m`))
}
