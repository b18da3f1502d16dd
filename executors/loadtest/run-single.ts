import { parseThreshold, reportFiles, runLoad, textReport } from '@kit/load'
import { logger } from '@nx/devkit'
import { LiveProgress } from './live-progress.js'
import type { LoadTask } from './load-task.js'
import { planFromOptions } from './plan-from-options.js'
import { servingProcess } from './serving-process.js'

/** One run: its figures on the terminal, and in files. */
export async function runSingle({ options, project, files, signal, print }: LoadTask, url: string): Promise<boolean> {
  const plan = planFromOptions(options, url, files, project)
  const thresholds = (options.threshold ?? []).map(parseThreshold)
  const progress = new LiveProgress()
  const serverPid = options.url === undefined ? servingProcess(files, url) : undefined
  const report = await runLoad(plan, {
    thresholds,
    processes: options.processes,
    signal,
    onProgress: (now) => progress.show(now),
    made: new Date().toISOString().slice(0, 16).replace('T', ' '),
    ...(options.minSamples === undefined ? {} : { minSamples: options.minSamples }),
    ...(serverPid === undefined ? {} : { serverPid }),
  })
  progress.end()
  const reports = reportFiles(project, report)
  files.writeAll(options.output, reports)
  logger.info(`\n${textReport(report)}\n`)
  // Nx prints this again when it takes the result from its cache.
  logger.info(`Measured ${report.made} UTC. If Nx says that this comes from its cache, it was measured then, and there.`)
  logger.info(`Reports: ${options.output}/ in the project`)
  print(report.problems)
  files.summarize(reports)
  return report.passed && !signal.aborted
}
