import { type LoadReport, reportFiles, textReport } from '@kit/load'
import { logger } from '@nx/devkit'
import type { LoadTask } from './load-task.js'

/** A report on the terminal and in files; whether it passed. */
export function presentReport({ options, project, files, signal, print }: LoadTask, report: LoadReport): boolean {
  const reports = reportFiles(project, report)
  files.writeAll(options.output, reports)
  logger.info(`\n${textReport(report)}\n`)
  // Nx prints this again when it takes the result from its cache.
  if (options.import === undefined)
    logger.info(`Measured ${report.made} UTC. If Nx says that this comes from its cache, it was measured then, and there.`)
  logger.info(`Reports: ${options.output}/ in the project`)
  print(report.problems)
  files.summarize(reports)
  return report.passed && !signal.aborted
}

/** Now, as reports have it: UTC, to the minute. */
export function minutesNow(): string {
  return new Date().toISOString().slice(0, 16).replace('T', ' ')
}
