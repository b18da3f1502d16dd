import { mergeMeasurements } from '../measure/merge.js'
import type { Progress } from '../measure/recorder.js'
import type { LoadPlan } from '../plan/load-plan.js'
import { splitPlan } from '../plan/split-plan.js'
import { WorkerProcess } from '../process/worker-process.js'
import type { PlanRunner, ProcessOptions, ProcessResult } from './plan-runner.js'

/** Processes that send requests, kept for one run after another. */
export class LoadProcesses implements PlanRunner {
  readonly #workers: readonly WorkerProcess[]

  constructor(private readonly options: ProcessOptions) {
    this.#workers = Array.from({ length: options.processes ?? 1 }, () => new WorkerProcess(options.worker))
  }

  /**
   * Runs a plan on all processes at once and adds their measurements up.
   *
   * @param serverPid instead of the one given for all runs
   * @throws LoadError KIT3057 when a process is lost.
   */
  async run(plan: LoadPlan, serverPid = this.options.serverPid): Promise<ProcessResult> {
    const { signal, onProgress } = this.options
    const plans = splitPlan(plan, this.#workers.length)
    const workers = this.#workers.slice(0, plans.length)
    const latest = new Map<number, Progress>()
    const stop = () => {
      for (const worker of workers) worker.stop()
    }
    signal?.addEventListener('abort', stop)
    try {
      const running = workers.map((worker, index) =>
        worker.run(plans[index] ?? plan, {
          serverPid: index === 0 ? serverPid : undefined,
          onProgress: (progress) => {
            latest.set(index, progress)
            if (index === 0) onProgress?.(together([...latest.values()]))
          },
        }),
      )
      if (signal?.aborted === true) stop()
      const results = await Promise.all(running)
      const { server, rateLimit } = results[0] ?? {}
      const reason = results.find((one) => one.reason !== undefined)?.reason
      return {
        measurement: mergeMeasurements(results.map((one) => one.measurement)),
        pump: results.every((one) => one.pump === 'autocannon') ? 'autocannon' : 'undici',
        processes: workers.length,
        ...(reason === undefined ? {} : { reason }),
        ...(server === undefined ? {} : { server }),
        ...(rateLimit === undefined ? {} : { rateLimit }),
      }
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  close(): void {
    for (const worker of this.#workers) worker.close()
  }
}

/** Latencies of several processes can't be added; the first one's stand for all while the run goes on. */
function together(all: readonly Progress[]): Progress {
  const [first = { seconds: 0, responses: 0, errors: 0, p50: 0, p99: 0 }] = all
  const sum = (of: (one: Progress) => number) => all.reduce((total, one) => total + of(one), 0)
  return { ...first, responses: sum((one) => one.responses), errors: sum((one) => one.errors) }
}
