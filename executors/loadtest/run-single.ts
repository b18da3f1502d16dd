import { parseThreshold, runLoad } from '@kit/load'
import { logger } from '@nx/devkit'
import { engineOf } from './engine-of.js'
import { LiveProgress } from './live-progress.js'
import type { LoadTask } from './load-task.js'
import { planFromOptions } from './plan-from-options.js'
import { minutesNow, presentReport } from './present-report.js'
import { servingProcess } from './serving-process.js'

/** One run: its figures on the terminal, and in files. */
export async function runSingle(task: LoadTask, url: string): Promise<boolean> {
  const { options, project, files, signal } = task
  const plan = await planFromOptions(options, url, files, project)
  const thresholds = (options.threshold ?? []).map(parseThreshold)
  if (options.engine !== 'kit') logger.info(`Running ${options.engine}; it says nothing until it is done`)
  const progress = new LiveProgress()
  const serverPid = options.url === undefined ? servingProcess(files, url) : undefined
  const report = await runLoad(plan, {
    thresholds,
    processes: options.processes,
    signal,
    ...engineOf(options, files),
    onProgress: (now) => progress.show(now),
    made: minutesNow(),
    ...(options.minSamples === undefined ? {} : { minSamples: options.minSamples }),
    ...(serverPid === undefined ? {} : { serverPid }),
  })
  progress.end()
  return presentReport(task, report)
}
