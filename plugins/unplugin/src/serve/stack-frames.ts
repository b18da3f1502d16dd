import { fileURLToPath } from 'node:url'
import type { Place } from '@kit/api'

/** Where an error was thrown and who called, innermost first; Node's own code is left out. */
export function framesOf(problem: unknown): readonly Place[] {
  const stack = problem instanceof Error ? (problem.stack ?? '') : ''
  return [...stack.matchAll(/(?:\(|\bat (?:async )?)([^()\n]+):(\d+):(\d+)\)?$/gm)].flatMap(([, location = '', line, column]) => {
    if (location.startsWith('node:')) return []
    const file = location.startsWith('file://') ? fileURLToPath(location) : location
    return [{ file, line: Number(line), column: Number(column) }]
  })
}
