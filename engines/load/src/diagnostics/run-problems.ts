import { type Problem, shown } from './problem.js'

/** KIT3050 to KIT3079: a run was made, and something of it must be known. */

export const tooFewSamples = (found: number, wanted: number): Problem => ({
  code: 'KIT3050',
  severity: 'error',
  message: `Only ${found} requests were answered, fewer than the ${wanted} that figures need; the run counts as failed.`,
  fix: 'Run longer, with more connections or a higher rate, or lower --min-samples.',
})

export const clientBound = (share: number): Problem => ({
  code: 'KIT3051',
  severity: 'warning',
  message: `The load generator itself used ${Math.round(share * 100)} % of a core, so latency and throughput may be its own.`,
  fix: 'Lower the rate or the concurrency, or spread the run over --processes.',
})

export const otherPump = (reason: string): Problem => ({
  code: 'KIT3052',
  severity: 'note',
  message: `Requests were sent by undici instead of autocannon, because ${reason}.`,
})

export const scheduleMissed = (dropped: number): Problem => ({
  code: 'KIT3053',
  severity: 'warning',
  message: `${dropped} requests of the schedule were never sent, because too many waited already.`,
  fix: 'Give the pool more --connections, or lower the rate.',
})

export const thresholdFailed = (threshold: string, value: string): Problem => ({
  code: 'KIT3054',
  severity: 'error',
  message: `The threshold ${threshold} is not kept: it is ${value}.`,
})

export const unexpectedAnswers = (request: string, count: number, reason: string): Problem => ({
  code: 'KIT3055',
  severity: 'error',
  message: `${count} answers to ${shown(request)} are not as expected: ${reason}.`,
})

export const interrupted = (seconds: number): Problem => ({
  code: 'KIT3056',
  severity: 'warning',
  message: `The run was stopped after ${seconds.toFixed(1)} s; the figures are of that time.`,
})

export const workerLost = (reason: string): Problem => ({
  code: 'KIT3057',
  severity: 'error',
  message: `A process that sends requests has ended unexpectedly: ${reason}.`,
  fix: 'Run again; lower --connections if memory is short.',
})
