import { LatencyHistogram } from '../histogram/latency-histogram.js'
import type { ErrorKind } from './error-kind.js'
import type { Measurement, SampleExchange, Tally } from './measurement.js'
import { mergeTallies } from './merge.js'
import { Slowest } from './slowest.js'
import { TallyRecorder } from './tally-recorder.js'

/** Sample exchanges kept for each request and reason; making one is dear, so the recorder is asked first. */
const SAMPLES = 3

/** What is known while a run goes on. */
export interface Progress {
  readonly seconds: number
  readonly responses: number
  readonly errors: number
  /** Milliseconds, of the piece of time that goes on. */
  readonly p50: number
  readonly p99: number
}

/**
 * Collects one run: a tally per request and one per piece of time, from which the whole is added up at the end. A response costs one
 * histogram entry, or two where there are several requests.
 */
export class Recorder {
  readonly #cpu = process.cpuUsage()
  readonly #piece = new TallyRecorder()
  readonly #timeline: Tally[] = []
  readonly #requests: ReadonlyMap<string, TallyRecorder>
  readonly #slowest = new Slowest()
  readonly #samples: SampleExchange[] = []
  readonly #lag = new LatencyHistogram()
  #responses = 0
  #errors = 0
  #abandoned = 0

  /**
   * @param names    of the requests that the run has
   * @param interval seconds in one piece of time
   * @param started  performance.now() of the beginning
   */
  constructor(
    names: readonly string[],
    readonly interval: number,
    private readonly started = performance.now(),
  ) {
    this.#requests = names.length > 1 ? new Map(names.map((name) => [name, new TallyRecorder()])) : new Map()
  }

  /** @param now from performance.now(), as the end of the answer. */
  response(name: string, status: number, bytes: number, microseconds: number, now: number): void {
    this.#turn(now)
    this.#responses++
    this.#piece.response(status, bytes, microseconds)
    this.#requests.get(name)?.response(status, bytes, microseconds)
    const milliseconds = microseconds / 1000
    this.#slowest.offer(milliseconds, () => ({ at: (now - this.started) / 1000, milliseconds, request: name, status }))
  }

  /** @param waited microseconds; what timed out would have taken at least that, so it belongs into the histogram. */
  error(name: string, kind: ErrorKind, waited: number, now: number): void {
    this.#turn(now)
    this.#errors++
    for (const tally of [this.#piece, this.#requests.get(name)]) {
      tally?.error(kind)
      if (kind === 'timeout') tally?.histogram.record(waited)
    }
  }

  /** @param sample Called when this reason has not been shown often enough; without it there is nothing to show. */
  unexpected(name: string, reason: string, sample?: () => SampleExchange): void {
    this.#piece.unexpected(reason)
    this.#requests.get(name)?.unexpected(reason)
    if (sample !== undefined && this.#samples.filter((one) => one.request === name && one.reason === reason).length < SAMPLES)
      this.#samples.push(sample())
  }

  lag(microseconds: number): void {
    this.#lag.record(microseconds)
  }

  abandon(count: number): void {
    this.#abandoned += count
  }

  progress(): Progress {
    const { histogram } = this.#piece
    return {
      seconds: (performance.now() - this.started) / 1000,
      responses: this.#responses,
      errors: this.#errors,
      p50: histogram.percentile(50) || 0,
      p99: histogram.percentile(99) || 0,
    }
  }

  get responses(): number {
    return this.#responses
  }

  finish(now = performance.now()): Measurement {
    this.#turn(now)
    const timeline = [...this.#timeline, this.#piece.result()]
    const { user, system } = process.cpuUsage(this.#cpu)
    return {
      seconds: (now - this.started) / 1000,
      abandoned: this.#abandoned,
      total: mergeTallies(timeline),
      requests: Object.fromEntries([...this.#requests].map(([name, tally]) => [name, tally.result()])),
      interval: this.interval,
      timeline,
      slowest: this.#slowest.result(),
      samples: this.#samples,
      clientCpuSeconds: (user + system) / 1e6,
      lag: this.#lag.encode(),
    }
  }

  #turn(now: number): void {
    const due = Math.floor((now - this.started) / 1000 / this.interval)
    while (this.#timeline.length < due) {
      this.#timeline.push(this.#piece.result())
      this.#piece.clear()
    }
  }
}
