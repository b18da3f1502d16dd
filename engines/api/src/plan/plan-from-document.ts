import { basename, dirname, relative, resolve, sep } from 'node:path'
import { diskFileSystem, type ReadFileSystem } from '../read/file-system.js'
import { type ReadOptions, readDocument } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { dependenciesOf } from './dependencies.js'
import type { ProjectFiles } from './files.js'
import { RENDERER } from './next-state.js'
import { planRoutes, type RoutesPlan } from './plan-routes.js'
import { contentHash, type OutputState, parseState, STATE_FILE } from './state.js'

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
  const state = parseState(files.read(STATE_FILE), options.output)
  const folder = dirname(file)
  const fileSystem = read.fileSystem ?? diskFileSystem
  const former = Object.entries(state?.document ?? {})
  const current = await Promise.all(former.map(([path]) => hashOf(resolve(folder, path), fileSystem)))
  const sameDocument = state?.entry === basename(file) && former.length > 0 && former.every(([, hash], index) => hash === current[index])
  if (state !== undefined && sameDocument && isUpToDate(state, files, options)) {
    const { operations, handlers, orphans } = state.summary
    const none = { created: 0, updated: 0, deleted: 0 }
    return {
      edits: [],
      diagnostics: [],
      summary: { operations, added: 0, removed: 0, handlersKept: handlers, moved: 0, orphans, files: none },
      dependencies: dependenciesOf(options.framework),
    }
  }
  const document = await readDocument(file, { ...read, validate: read.validate ?? !sameDocument })
  const hashes = await Promise.all(
    document.files.map(async (path) => [relative(folder, path).split(sep).join('/'), (await hashOf(path, fileSystem)) ?? ''] as const),
  )
  return planRoutes(document, files, options, Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1))))
}

function isUpToDate(state: OutputState, files: ProjectFiles, options: RoutesOptions): boolean {
  if (state.renderer !== RENDERER || state.options !== JSON.stringify(options)) return false
  return Object.entries({ ...state.files, ...state.watched }).every(([path, hash]) => {
    const text = files.read(path)
    return text !== undefined && contentHash(text) === hash
  })
}

async function hashOf(path: string, fileSystem: ReadFileSystem): Promise<string | undefined> {
  const content = await fileSystem.readFile(path).catch(() => undefined)
  return content === undefined ? undefined : contentHash(content)
}
