import { ARTILLERY } from '../artillery/artillery.js'
import { ExternalRunner } from '../external/external-runner.js'
import { K6 } from '../k6/k6.js'
import type { PlanRunner, ProcessOptions } from './plan-runner.js'
import { LoadProcesses } from './run-processes.js'

export interface RunnerOptions extends ProcessOptions {
  /** Another load generator that sends the requests; kit itself without it. */
  readonly engine?: 'artillery' | 'k6'
  /** Folder in which that one is looked for, and above; the current one without it. */
  readonly searchIn?: string
}

const ENGINES = { artillery: ARTILLERY, k6: K6 }

/** @throws LoadError KIT3100 when the engine is not installed. */
export function newRunner({ engine, searchIn = process.cwd(), ...options }: RunnerOptions): PlanRunner {
  return engine === undefined ? new LoadProcesses(options) : new ExternalRunner(ENGINES[engine], options, searchIn)
}
