import type { LoadReport } from './load-report.js'

/** The timeline as a table: one row per piece of time. */
export function csvReport({ timeline }: LoadReport): string {
  const statuses = [...new Set(timeline.flatMap((point) => Object.keys(point.statuses)))].sort()
  const head = [
    'seconds',
    'rps',
    'errors_per_second',
    'p50_ms',
    'p90_ms',
    'p99_ms',
    'max_ms',
    ...statuses.map((status) => `status_${status}`),
  ]
  const rows = timeline.map(({ at, rps, errorsPerSecond, p50, p90, p99, max, statuses: counts }) =>
    [at, rps, errorsPerSecond, p50, p90, p99, max, ...statuses.map((status) => counts[status] ?? 0)].map(number).join(','),
  )
  return `${[head.join(','), ...rows].join('\n')}\n`
}

function number(value: number | null): string {
  return value === null ? '' : String(Number(value.toFixed(3)))
}
