import type { Diagnostic } from '@kit/api'
import type { ProjectFolder } from './project-folder.js'
import type { LoadtestOptions } from './schema.js'

/** What every kind of run of the executor works with. */
export interface LoadTask {
  readonly options: LoadtestOptions
  readonly project: string
  readonly files: ProjectFolder
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly print: (problems: readonly Diagnostic[]) => void
}
