import { type ChildProcess, fork } from 'node:child_process'
import { refuse } from '../diagnostics/problem.js'
import { workerLost } from '../diagnostics/run-problems.js'
import type { Progress } from '../measure/recorder.js'
import type { LoadPlan } from '../plan/load-plan.js'
import { type Command, Message, type PlanResult } from './messages.js'

export const WORKER = new URL('./worker.js', import.meta.url)

export interface WorkerOptions {
  /** A server process that it is to watch meanwhile. */
  readonly serverPid?: number | undefined
  readonly onProgress?: (progress: Progress) => void
}

/** A process that sends requests, and runs one plan at a time. */
export class WorkerProcess {
  readonly #child: ChildProcess

  constructor(entry: URL = WORKER) {
    this.#child = fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  }

  /**
   * Runs a plan to its end, or until it is stopped.
   *
   * @throws LoadError KIT3057 when the process ends instead.
   */
  async run(plan: LoadPlan, options: WorkerOptions = {}): Promise<PlanResult> {
    const child = this.#child
    const outcome = await new Promise<PlanResult | string>((resolve) => {
      const leave = (found: PlanResult | string) => {
        child.off('message', hear)
        child.off('exit', lost)
        resolve(found)
      }
      const lost = (code: number | null, signal: string | null) => leave(signal === null ? `exit code ${code}` : signal)
      const hear = (received: unknown) => {
        const message = Message.parse(received)
        if (message.type === 'progress') options.onProgress?.(message.progress)
        if (message.type === 'result') leave(message.result)
        if (message.type === 'failed') leave(message.reason)
      }
      if (child.exitCode !== null || child.signalCode !== null) return leave('it had ended before')
      child.on('message', hear)
      child.on('exit', lost)
      this.#tell({ type: 'run', plan, ...(options.serverPid === undefined ? {} : { serverPid: options.serverPid }) })
    })
    return typeof outcome === 'string' ? refuse(workerLost(outcome)) : outcome
  }

  stop(): void {
    this.#tell({ type: 'stop' })
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  #tell(command: Command): void {
    // A process that is gone can't be told anything; `run` finds that out.
    this.#child.send(command, () => {})
  }
}
