import { basename, dirname, relative, resolve, sep } from 'node:path'
import { diskFileSystem, type ReadFileSystem } from '../read/file-system.js'
import type { ReadOptions, ReadResult } from '../read/read-document.js'
import { readOnce } from '../read/read-once.js'
import type { RoutesOptions } from '../render/options.js'
import type { ProjectFiles } from './files.js'
import { RENDERER } from './next-state.js'
import { optionsText } from './options-text.js'
import { contentHash, hashOfFile, type OutputState, readState } from './state.js'

/** A document for planning, or the news that nothing has changed since the last run. */
export type OpenedDocument =
  | { readonly unchanged: true; readonly state: OutputState }
  | { readonly unchanged: false; readonly state: OutputState | undefined; readonly document: ReadResult; readonly hashes: Hashes }

/** Content hashes of a document's files, by their paths relative to the entry's folder. */
export type Hashes = Readonly<Record<string, string>>

/**
 * Reads a document, unless neither it nor anything kit wrote has changed since the last run. A document whose content was validated before is
 * not validated twice.
 *
 * @param file the document, as an absolute path
 * @throws DiagnosticError for a document that can't be read
 */
export async function openDocument(file: string, files: ProjectFiles, options: RoutesOptions, read: ReadOptions): Promise<OpenedDocument> {
  const state = readState(files, options.output)
  const folder = dirname(file)
  const fileSystem = read.fileSystem ?? diskFileSystem
  const former = Object.entries(state?.document ?? {})
  const current = await Promise.all(former.map(([path]) => hashOf(resolve(folder, path), fileSystem)))
  const sameDocument = state?.entry === basename(file) && former.length > 0 && former.every(([, hash], index) => hash === current[index])
  if (state !== undefined && sameDocument && isUpToDate(state, files, options)) return { unchanged: true, state }
  const document = await readOnce(file, { ...read, validate: read.validate ?? !sameDocument })
  const hashes = await Promise.all(document.files.map(async (path) => [path, (await hashOf(path, fileSystem)) ?? ''] as const))
  return { unchanged: false, state, document, hashes: hashesOf(file, hashes) }
}

/** Hashes by absolute path as they are remembered. */
export function hashesOf(entry: string, hashes: Iterable<readonly [string, string]>): Hashes {
  const named = Array.from(hashes, ([path, hash]) => [relative(dirname(entry), path).split(sep).join('/'), hash] as const)
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isUpToDate(state: OutputState, files: ProjectFiles, options: RoutesOptions): boolean {
  if (state.renderer !== RENDERER || state.options !== optionsText(options)) return false
  return Object.entries({ ...state.files, ...state.watched }).every(([path, hash]) => {
    const text = files.read(path)
    return text !== undefined && hashOfFile(files, path, text) === hash
  })
}

async function hashOf(path: string, fileSystem: ReadFileSystem): Promise<string | undefined> {
  const content = await fileSystem.readFile(path).catch(() => undefined)
  return content === undefined ? undefined : contentHash(content)
}
