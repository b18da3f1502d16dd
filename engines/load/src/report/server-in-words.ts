import { bytes, milliseconds, percent } from './format.js'
import type { LoadReport } from './load-report.js'

/** What the run has cost the server, where it could be watched. */
export function serverInWords({ cpuShare, microsecondsPerRequest, memory, eventLoop }: NonNullable<LoadReport['server']>): string {
  const cost = microsecondsPerRequest === null ? [] : [`${Math.round(microsecondsPerRequest)} µs of CPU time per request`]
  const space = memory === undefined ? [] : [`${bytes(memory.resident)} of memory (at most ${bytes(memory.peak)})`]
  const delay =
    eventLoop === undefined ? [] : [`event loop ${milliseconds(eventLoop.p99)} late (p99), ${milliseconds(eventLoop.max)} at most`]
  return [`${percent(cpuShare)} of a core`, ...cost, ...space, ...delay].join(', ')
}
