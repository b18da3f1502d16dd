import type { Figures, LoadReport } from './load-report.js'

const QUANTILES = [
  ['0.5', 'p50'],
  ['0.75', 'p75'],
  ['0.9', 'p90'],
  ['0.95', 'p95'],
  ['0.99', 'p99'],
  ['0.999', 'p999'],
] as const

/** Figures in the text form of OpenMetrics 1.0, for a push gateway or a scraper of files. */
export function openmetricsReport(title: string, report: LoadReport): string {
  const all = [['', report.total] as const, ...Object.entries(report.requests)]
  const each = (lines: (labels: Record<string, string>, figures: Figures) => string[]) =>
    all.flatMap(([request, figures]) => lines({ test: title, ...(request === '' ? {} : { request }) }, figures))
  return [
    '# TYPE kit_load_latency_seconds summary',
    '# UNIT kit_load_latency_seconds seconds',
    ...each((labels, { latency }) => [
      ...QUANTILES.flatMap(([quantile, key]) => sample('kit_load_latency_seconds', { ...labels, quantile }, seconds(latency[key]))),
      ...sample('kit_load_latency_seconds_count', labels, latency.count),
    ]),
    '# TYPE kit_load_responses counter',
    ...each((labels, { statuses }) =>
      Object.entries(statuses).flatMap(([status, count]) => sample('kit_load_responses_total', { ...labels, status }, count)),
    ),
    '# TYPE kit_load_errors counter',
    ...each((labels, { errors }) =>
      Object.entries(errors).flatMap(([kind, count]) => sample('kit_load_errors_total', { ...labels, kind }, count)),
    ),
    '# TYPE kit_load_rate gauge',
    ...each((labels, { rps }) => sample('kit_load_rate', labels, rps)),
    '# EOF',
    '',
  ].join('\n')
}

function sample(name: string, labels: Readonly<Record<string, string>>, value: number | null): string[] {
  const text = Object.entries(labels).map(([label, of]) => `${label}="${escaped(of)}"`)
  return value === null ? [] : [`${name}{${text.join(',')}} ${value}`]
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
}
