import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js'
import type { LatencySummary } from './latency-summary.js'

/** One hour in microseconds: what takes longer is counted as that. */
const LONGEST = 3_600_000_000
/** Three digits, so a value is off by 0.1 % at most. All histograms are built alike: that is what makes merging exact. */
const SHAPE = { bitBucketSize: 32, lowestDiscernibleValue: 1, highestTrackableValue: LONGEST, autoResize: false } as const

/**
 * Latencies in microseconds, in constant memory. Merging two gives the same as recording everything into one.
 *
 * @example
 * const latencies = new LatencyHistogram()
 * latencies.record(1_250)
 * latencies.summary().p50 // 1.25
 */
export class LatencyHistogram {
  readonly #counts: Histogram

  constructor(counts: Histogram = build({ ...SHAPE, numberOfSignificantValueDigits: 3, useWebAssembly: false })) {
    this.#counts = counts
  }

  /**
   * Reads what `encode` wrote.
   *
   * @throws Error when the text is no encoded histogram.
   */
  static decode(text: string): LatencyHistogram {
    const histogram = new LatencyHistogram()
    if (text !== '') histogram.#counts.add(decodeFromCompressedBase64(text, SHAPE.bitBucketSize, false))
    return histogram
  }

  get count(): number {
    return this.#counts.totalCount
  }

  /** @param microseconds Rounded to whole ones; at least 1 and at most an hour. */
  record(microseconds: number): void {
    this.#counts.recordValue(within(microseconds))
  }

  /** The same latency of several requests. */
  recordMany(microseconds: number, times: number): void {
    this.#counts.recordValueWithCount(within(microseconds), times)
  }

  add(other: LatencyHistogram): void {
    if (other.count > 0) this.#counts.add(other.#counts)
  }

  reset(): void {
    this.#counts.reset()
  }

  /** @returns The latency in milliseconds that this share of all (0 to 100) stays at or below; NaN when empty. */
  percentile(share: number): number {
    return this.count === 0 ? Number.NaN : this.#counts.getValueAtPercentile(share) / 1000
  }

  summary(): LatencySummary {
    const at = (share: number) => this.percentile(share)
    return {
      count: this.count,
      min: at(0),
      mean: this.count === 0 ? Number.NaN : this.#counts.mean / 1000,
      p50: at(50),
      p75: at(75),
      p90: at(90),
      p95: at(95),
      p99: at(99),
      p999: at(99.9),
      max: at(100),
    }
  }

  /** Text for files and other processes; empty for an empty one. */
  encode(): string {
    return this.count === 0 ? '' : encodeIntoCompressedBase64(this.#counts)
  }
}

function within(microseconds: number): number {
  return Math.min(LONGEST, Math.max(1, Math.round(microseconds)))
}
