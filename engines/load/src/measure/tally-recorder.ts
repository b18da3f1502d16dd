import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { ErrorKind } from './error-kind.js'
import type { Tally } from './measurement.js'

/** Counts as they come. Everything here runs once per request, so it only adds up. */
export class TallyRecorder {
  readonly histogram = new LatencyHistogram()
  #responses = 0
  #bytes = 0
  readonly #statuses = new Map<number, number>()
  readonly #errors = new Map<ErrorKind, number>()
  readonly #unexpected = new Map<string, number>()

  response(status: number, bytes: number, microseconds: number): void {
    this.#responses++
    this.#bytes += bytes
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    this.histogram.record(microseconds)
  }

  error(kind: ErrorKind): void {
    this.#errors.set(kind, (this.#errors.get(kind) ?? 0) + 1)
  }

  unexpected(reason: string): void {
    this.#unexpected.set(reason, (this.#unexpected.get(reason) ?? 0) + 1)
  }

  get responses(): number {
    return this.#responses
  }

  get errors(): number {
    return [...this.#errors.values()].reduce((sum, count) => sum + count, 0)
  }

  result(): Tally {
    return {
      responses: this.#responses,
      bytes: this.#bytes,
      statuses: Object.fromEntries([...this.#statuses].sort(([a], [b]) => a - b)),
      errors: Object.fromEntries(this.#errors),
      unexpected: Object.fromEntries(this.#unexpected),
      histogram: this.histogram.encode(),
    }
  }

  clear(): void {
    this.#responses = 0
    this.#bytes = 0
    for (const counts of [this.#statuses, this.#errors, this.#unexpected]) counts.clear()
    this.histogram.reset()
  }
}
