import { durationOption, importResult, parseThreshold } from '@kit/load'
import type { LoadTask } from './load-task.js'
import { presentReport } from './present-report.js'

/** What another load generator has measured, in the same reports and by the same thresholds. */
export async function runImport(task: LoadTask, file: string): Promise<boolean> {
  const { threshold = [], minSamples, timeout } = task.options
  const report = await importResult(task.files.path(file), {
    thresholds: threshold.map(parseThreshold),
    ...(minSamples === undefined ? {} : { minSamples }),
    ...(timeout === undefined ? {} : { timeout: 1000 * durationOption('timeout', timeout) }),
  })
  return presentReport(task, report)
}
