import { baselineFiles, baselineLoad, parseBaseline, serializeBaseline, textBaseline } from '@kit/load'
import { logger } from '@nx/devkit'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { LiveProgress } from './live-progress.js'
import type { LoadTask } from './load-task.js'
import { planFromOptions } from './plan-from-options.js'
import { baselineOfKitOnly } from './problems.js'
import { sliceOf } from './run-comparison.js'

/** A run of slices, compared with the runs of a baseline, and added to one. */
export async function runBaseline({ options, project, files, signal, print }: LoadTask, url: string): Promise<boolean> {
  const { baseline, saveBaseline, force, strict, processes, engine } = options
  if (engine !== 'kit') return fail(baselineOfKitOnly(engine))
  const path = baseline ?? saveBaseline ?? ''
  const text = files.read(path)
  // A baseline that is only saved may be new; one to compare with has to be there.
  const before = text === undefined && baseline === undefined ? undefined : parseBaseline(text, path)
  const progress = new LiveProgress()
  const result = await baselineLoad(await planFromOptions(options, url, files, project), before, {
    force: force || baseline === undefined,
    strict,
    processes,
    signal,
    onSlice: (slices, of) => progress.step(slices, of, 'slices'),
    ...sliceOf(options.slice),
  })
  progress.end()
  files.writeAll(options.output, baselineFiles(project, result))
  if (result.comparison !== undefined && baseline !== undefined) {
    logger.info(`\n${textBaseline(result.comparison)}\n`)
    print(result.problems)
  }
  if (saveBaseline !== undefined && !signal.aborted) {
    files.write(saveBaseline, serializeBaseline(result.baseline))
    logger.info(`The baseline ${saveBaseline} has ${result.baseline.runs.length} runs now.`)
  }
  return (baseline === undefined || result.passed) && !signal.aborted
}
