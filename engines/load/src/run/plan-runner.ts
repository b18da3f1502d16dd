import type { RateLimitReport } from '../expect/rate-limit-check.js'
import type { Measurement } from '../measure/measurement.js'
import type { Progress } from '../measure/recorder.js'
import type { ServerUsage } from '../measure/server-watch.js'
import type { LoadPlan } from '../plan/load-plan.js'

export interface ProcessOptions {
  /** How many processes share the load; 1 without it. */
  readonly processes?: number
  readonly onProgress?: (progress: Progress) => void
  /** Ends the run; what was measured until then is returned. */
  readonly signal?: AbortSignal
  /** A server process on this machine whose CPU time is to be known. */
  readonly serverPid?: number
  /** The program that sends requests; kit's own without it. */
  readonly worker?: URL
}

/** Whoever sends the requests of a run. */
export type Pump = 'autocannon' | 'undici' | 'artillery' | 'k6'

export interface ProcessResult {
  readonly measurement: Measurement
  readonly pump: Pump
  /** Why undici sent requests of a closed model. */
  readonly reason?: string
  readonly processes: number
  readonly rateLimit?: RateLimitReport
  /** What the run has cost the server, where it could be watched. */
  readonly server?: ServerUsage
}

/** Runs one plan after another. */
export interface PlanRunner {
  /** @param serverPid instead of the one given for all runs */
  run(plan: LoadPlan, serverPid?: number): Promise<ProcessResult>
  close(): void
}
