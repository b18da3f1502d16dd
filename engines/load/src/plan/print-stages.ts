import type { Stage } from './load-plan.js'

/**
 * Stages in words.
 *
 * @example
 * printStages([{ from: 10, to: 100, seconds: 60 }]) // '10 to 100 requests/s in 60 s'
 */
export function printStages(stages: readonly Stage[]): string {
  return stages
    .map(({ from, to, seconds }) => `${from === to ? from : `${from} to ${to}`} requests/s ${from === to ? 'for' : 'in'} ${seconds} s`)
    .join(', then ')
}
