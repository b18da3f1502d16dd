import { compareLoad, comparisonFiles, durationOption, type Side, textComparison } from '@kit/load'
import { logger } from '@nx/devkit'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { engineOf } from './engine-of.js'
import { LiveProgress } from './live-progress.js'
import type { LoadTask } from './load-task.js'
import { planFromOptions } from './plan-from-options.js'
import { twoToCompare } from './problems.js'

/** Two servers that run already, compared by slices that take turns. */
export async function runComparison(task: LoadTask, urls: readonly string[]): Promise<boolean> {
  const { options, project, files } = task
  const [first, second, ...more] = urls.flatMap((text) => text.split(',')).map((url) => url.trim())
  if (first === undefined || second === undefined || more.length > 0) return fail(twoToCompare(urls.length))
  const side = async (url: string) => ({ name: url, plan: await planFromOptions(options, url, files, project) })
  return compareSides(task, await side(first), await side(second))
}

/** The comparison itself, on the terminal and in files. */
export async function compareSides({ options, project, files, signal, print }: LoadTask, a: Side, b: Side): Promise<boolean> {
  const progress = new LiveProgress()
  const compared = await compareLoad(a, b, {
    processes: options.processes,
    strict: options.strict,
    signal,
    ...engineOf(options, files),
    onPair: (pairs, of) => progress.step(pairs, of, 'pairs of slices'),
    ...sliceOf(options.slice),
    ...(options.minPairs === undefined ? {} : { minPairs: options.minPairs }),
    ...(options.maxPairs === undefined ? {} : { maxPairs: options.maxPairs }),
  })
  progress.end()
  const reports = comparisonFiles(project, compared)
  files.writeAll(options.output, reports)
  logger.info(`\n${textComparison(compared)}\n`)
  print(compared.problems)
  files.summarize(reports)
  return compared.passed && !signal.aborted
}

export function sliceOf(text: string | undefined): { slice?: number } {
  return text === undefined ? {} : { slice: durationOption('slice', text) }
}
