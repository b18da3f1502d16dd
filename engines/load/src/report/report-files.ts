import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { percentileFile } from '../histogram/percentile-file.js'
import { csvReport } from './csv-report.js'
import { junitReport } from './junit-report.js'
import type { LoadReport } from './load-report.js'
import { markdownReport } from './markdown-report.js'
import { openmetricsReport } from './openmetrics-report.js'

/** A file to be written. */
export interface ReportFile {
  readonly name: string
  readonly text: string
}

/**
 * A run in all forms that it can be read in.
 *
 * @param title what was put under load, for people
 * @example
 * for (const { name, text } of reportFiles('api', report)) writeFileSync(join(folder, name), text)
 */
export function reportFiles(title: string, report: LoadReport): readonly ReportFile[] {
  return [
    { name: 'report.json', text: `${JSON.stringify(report, undefined, 2)}\n` },
    { name: 'report.md', text: markdownReport(title, report) },
    { name: 'junit.xml', text: junitReport(title, report) },
    { name: 'timeline.csv', text: csvReport(report) },
    { name: 'metrics.txt', text: openmetricsReport(title, report) },
    { name: 'latency.hgrm', text: percentileFile(LatencyHistogram.decode(report.histogram)) },
  ]
}
