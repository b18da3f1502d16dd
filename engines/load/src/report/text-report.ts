import type { BaselineComparison } from '../baseline/judge-baseline.js'
import type { ComparedLoad } from '../run/compare-load.js'
import { machineInWords } from './conditions.js'
import { bytes, change, counts, milliseconds, percent, rate, whole } from './format.js'
import type { Figures, LoadReport } from './load-report.js'
import { serverInWords } from './server-in-words.js'

const NAMES = { throughput: 'throughput', p50: 'p50', p95: 'p95', p99: 'p99', cpu: 'CPU/request' }

/**
 * A run for the terminal. Problems are not in it: whoever prints it prints them as diagnostics.
 *
 * @example
 * console.log(textReport(report))
 */
export function textReport(report: LoadReport): string {
  const { total, conditions, client, server, lag, rateLimit } = report
  const names = Object.entries(report.requests)
  return [
    `${report.target}  ${conditions.load}, ${conditions.pump}${conditions.processes > 1 ? ` × ${conditions.processes}` : ''}`,
    `on ${machineInWords(conditions)}`,
    '',
    ...table([
      ['', 'min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p99', 'p99.9', 'max'],
      ['latency', ...latencyCells(total)],
      ...names.map(([name, figures]) => [name, ...latencyCells(figures)]),
    ]),
    '',
    `${whole(total.responses)} answers in ${report.seconds.toFixed(1)} s: ${rate(total.rps)}, ${bytes(total.bytesPerSecond)}/s`,
    `statuses  ${counts(total.statuses) || 'none'}`,
    ...(Object.keys(total.errors).length === 0 ? [] : [`errors    ${counts(total.errors)}`]),
    ...(report.abandoned === 0 ? [] : [`under way at the end: ${report.abandoned}`]),
    ...(server === undefined ? [] : [`server    ${serverInWords(server)}`]),
    ...(client.cpuShare === null ? [] : [`client    ${percent(client.cpuShare)} of a core`]),
    ...(lag === undefined ? [] : [`schedule  requests left ${milliseconds(lag.p50)} late (p50), ${milliseconds(lag.p99)} (p99)`]),
    ...(rateLimit === undefined
      ? []
      : [`limit     ${rateLimit.limited} of ${rateLimit.answers} limited, from request ${rateLimit.from} on`]),
    ...report.thresholds.map(({ text, shown, kept }) => `${kept ? '✓' : '✗'} ${text}  (${shown})`),
    ...report.samples
      .slice(0, 3)
      .flatMap(({ request, reason, sent, received }) => [
        '',
        `${request}: ${reason}`,
        `  > ${sent.method} ${sent.url}${sent.body === '' ? '' : `  ${oneLine(sent.body)}`}`,
        `  < ${received.status}  ${oneLine(received.body)}`,
      ]),
  ].join('\n')
}

/**
 * A comparison for the terminal.
 *
 * @example
 * console.log(textComparison(compared))
 */
export function textComparison({ a, b, verdict, changes, pairs, slice, moreFailures }: ComparedLoad): string {
  return [
    `${b} against ${a}: ${verdict}`,
    `${pairs.length} pairs of slices of ${slice} s, in turns`,
    '',
    ...table([
      ['cost', 'change', 'interval', 'matters from', 'noise', ''],
      ...changes.map(({ metric, estimate, low, high, tolerance, noise, verdict: one, decisive }) => [
        NAMES[metric],
        change(estimate),
        `${change(low)} to ${change(high)}`,
        percent(tolerance),
        percent(noise),
        decisive ? one : `(${one})`,
      ]),
    ]),
    ...(moreFailures ? ['', `${b} fails more often.`] : []),
  ].join('\n')
}

/**
 * A comparison with a baseline for the terminal.
 *
 * @example
 * console.log(textBaseline(comparison))
 */
export function textBaseline({ verdict, changes, runs, binding }: BaselineComparison): string {
  return [
    `against ${runs} earlier runs: ${verdict}${binding ? '' : ' (for information)'}`,
    '',
    ...table([
      ['cost', 'change', 'expected', 'matters from', ''],
      ...changes.map(({ metric, estimate, low, high, tolerance, verdict: one, decisive }) => [
        NAMES[metric],
        change(estimate),
        `${change(low)} to ${change(high)}`,
        percent(tolerance),
        decisive ? one : `(${one})`,
      ]),
    ]),
  ].join('\n')
}

function latencyCells({ latency }: Figures): string[] {
  const { min, mean, p50, p75, p90, p95, p99, p999, max } = latency
  return [min, mean, p50, p75, p90, p95, p99, p999, max].map(milliseconds)
}

/** Control characters of an answer must not reach the terminal. */
function oneLine(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
