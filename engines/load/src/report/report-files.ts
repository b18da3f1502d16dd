import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { percentileFile } from '../histogram/percentile-file.js'
import type { BaselineLoad } from '../run/baseline-load.js'
import type { ComparedLoad } from '../run/compare-load.js'
import { csvReport } from './csv-report.js'
import { baselinePage } from './html/baseline-page.js'
import { comparisonPage } from './html/comparison-page.js'
import { runPage } from './html/run-page.js'
import { junitReport } from './junit-report.js'
import type { LoadReport } from './load-report.js'
import { markdownComparison, markdownReport } from './markdown-report.js'
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
    { name: 'report.html', text: runPage(title, report) },
    { name: 'report.md', text: markdownReport(title, report) },
    { name: 'junit.xml', text: junitReport(title, report) },
    { name: 'timeline.csv', text: csvReport(report) },
    { name: 'metrics.txt', text: openmetricsReport(title, report) },
    { name: 'latency.hgrm', text: percentileFile(LatencyHistogram.decode(report.histogram)) },
  ]
}

/**
 * A comparison in the same way.
 *
 * @example
 * comparisonFiles('api', compared).map(({ name }) => name) // ['comparison.json', 'comparison.html', 'comparison.md']
 */
export function comparisonFiles(title: string, compared: ComparedLoad): readonly ReportFile[] {
  return [
    { name: 'comparison.json', text: `${JSON.stringify(compared, undefined, 2)}\n` },
    { name: 'comparison.html', text: comparisonPage(title, compared) },
    { name: 'comparison.md', text: markdownComparison(title, compared) },
  ]
}

/**
 * A run beside those of a baseline.
 *
 * @example
 * baselineFiles('api', compared).map(({ name }) => name) // ['baseline.json', 'baseline.html']
 */
export function baselineFiles(title: string, result: BaselineLoad): readonly ReportFile[] {
  const { comparison, run, passed, problems } = result
  return [
    { name: 'baseline.json', text: `${JSON.stringify({ passed, comparison, run, problems }, undefined, 2)}\n` },
    { name: 'baseline.html', text: baselinePage(title, result) },
  ]
}
