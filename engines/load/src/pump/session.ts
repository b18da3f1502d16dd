import { Recorder } from '../measure/recorder.js'
import type { LoadPlan } from '../plan/load-plan.js'

/** What a pump works for: where it records, and when it has to end. */
export class Session {
  readonly recorder: Recorder
  #ended: number | undefined
  readonly #onStop: (() => void)[] = []

  constructor(
    readonly plan: LoadPlan,
    names: readonly string[],
  ) {
    this.recorder = new Recorder(names, plan.interval)
  }

  get stopped(): boolean {
    return this.#ended !== undefined
  }

  /** performance.now() of the end; undefined while it goes on. */
  get ended(): number | undefined {
    return this.#ended
  }

  /** Called at the end, or at once when it has come already. */
  onStop(listener: () => void): void {
    if (this.stopped) listener()
    else this.#onStop.push(listener)
  }

  stop(): void {
    if (this.stopped) return
    this.#ended = performance.now()
    for (const listener of this.#onStop) listener()
  }
}
