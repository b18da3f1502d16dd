import type { ReadOptions } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { dependenciesOf } from './dependencies.js'
import type { ProjectFiles } from './files.js'
import { openDocument } from './open-document.js'
import { planRoutes, type RoutesPlan } from './plan-routes.js'
import type { OutputState } from './state.js'

/**
 * Reads a document and plans its routes. Where neither the document nor anything kit wrote has changed since the last run, it says so
 * without reading either again; a document whose content was validated before is not validated twice.
 *
 * @param file    the document, as an absolute path
 * @param files   the project the routes go into
 * @param options what to write
 * @throws DiagnosticError for a document that can't be read, or when there is nothing to write
 */
export async function planFromDocument(
  file: string,
  files: ProjectFiles,
  options: RoutesOptions,
  read: ReadOptions = {},
): Promise<RoutesPlan> {
  const opened = await openDocument(file, files, options, read)
  if (opened.unchanged) return nothingToDo(opened.state, options)
  return planRoutes(opened.document, files, options, opened.hashes)
}

/** The plan of a run that finds everything as the last one left it. */
export function nothingToDo({ summary }: OutputState, { framework }: RoutesOptions): RoutesPlan {
  const { operations, handlers, orphans } = summary
  const none = { created: 0, updated: 0, deleted: 0 }
  return {
    edits: [],
    diagnostics: [],
    summary: { operations, added: 0, removed: 0, handlersKept: handlers, moved: 0, orphans, files: none },
    dependencies: dependenciesOf(framework),
  }
}
