import type { ProjectFiles } from '../plan/files.js'
import type { RoutesOptions } from '../render/options.js'
import type { SyncOptions, SyncPlan } from './plan-sides.js'
import { SyncSession } from './sync-session.js'

/**
 * Plans what makes a document and its routes agree, in both directions: what has changed in the document since they last agreed goes into the
 * routes, what has changed in the routes goes into the document. Different changes of the same thing are a conflict: both sides keep theirs, it
 * is reported with both places, and everything else goes through.
 *
 * @param file    the document, as an absolute path
 * @param files   the project that the routes are in
 * @param options how the routes are written
 * @throws DiagnosticError for a document that can't be read; KIT1560 where the sides differ, `.kit/` does not tell what they last agreed on, and
 * `from` does not say which of them is right
 * @example
 * const { edits, documents } = await planSync('/api/openapi.yaml', diskFiles('/api'), options)
 */
export function planSync(file: string, files: ProjectFiles, options: RoutesOptions, sync: SyncOptions = {}): Promise<SyncPlan> {
  return new SyncSession(file, files, options, sync).plan()
}
