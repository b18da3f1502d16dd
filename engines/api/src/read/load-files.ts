import path from 'node:path'
import type { Place } from '../diagnostics/diagnostic.js'
import type { Finding } from '../diagnostics/finding.js'
import { nestedTooDeeply } from '../diagnostics/reading.js'
import {
  malformedReference,
  outsideRefused,
  referencedFileMissing,
  remoteFailed,
  remoteRefused,
  unsupportedScheme,
} from '../diagnostics/reading-references.js'
import { dialectOf } from './dialect.js'
import { fetchRemote, isRefusedHost, reasonOf } from './fetch-remote.js'
import { codeOf, type ReadFileSystem } from './file-system.js'
import { type FileReferences, findReferences } from './find-references.js'
import { MAX_DEPTH } from './limits.js'
import { type Loaded, loadContent, loadFile } from './load-file.js'
import { deeperThan, mayShareParts } from './nesting.js'
import { placeOfOffset } from './place-of-offset.js'
import { isRemote, resolveReference } from './reference-uri.js'
import type { Dialect, SourceFile } from './source-file.js'

/** Why a referenced file is not there: told only where something needs it. With a place of its own where the file itself is wrong. */
export interface FileFailure {
  readonly finding: (ref: string) => Finding
  readonly place?: Place
}

export interface LoadPolicy {
  readonly root: string
  readonly allowRemote: readonly string[]
  readonly allowOutside: boolean
  readonly fileSystem: ReadFileSystem
}

/** All files of a description, by absolute path or URL. */
export interface LoadedFiles {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly failures: ReadonlyMap<string, FileFailure>
  readonly references: ReadonlyMap<string, FileReferences>
}

/** Loads every file that the entry refers to, directly or through others. Failures are kept, not thrown. */
export async function loadReferenced(entry: SourceFile, policy: LoadPolicy): Promise<LoadedFiles> {
  const files = new Map<string, SourceFile>([[entry.path, entry]])
  const failures = new Map<string, FileFailure>()
  const references = new Map<string, FileReferences>()
  const queue: SourceFile[] = [entry]
  const realRoot = await policy.fileSystem.realpath(policy.root).catch(() => policy.root)
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const found = findReferences(file.value, file.syntax === 'yaml' && mayShareParts(file.text))
    references.set(file.path, found)
    // What is nested too deeply is never walked again: the file counts as one that cannot be read.
    if (found.tooDeep) {
      failures.set(file.path, tooDeep(file))
      files.delete(file.path)
      continue
    }
    for (const ref of found.external) {
      const target = resolveReference(file.path, ref)
      if (target === 'malformed' || target === 'unsupported' || files.has(target.file) || failures.has(target.file)) continue
      const loaded = await loadAllowed(target.file, file.path, policy, realRoot)
      if ('finding' in loaded) failures.set(target.file, loaded)
      else {
        const added = sourceFile(target.file, loaded, entry.dialect)
        files.set(target.file, added)
        queue.push(added)
      }
    }
  }
  return { files, failures, references }
}

function tooDeep(file: SourceFile): FileFailure {
  return { finding: () => nestedTooDeeply(MAX_DEPTH), place: placeOfOffset(file.path, file.text, deeperThan(file.text, MAX_DEPTH) ?? 0) }
}

/** A loaded file as a source file; its dialect is its own where it says one. */
export function sourceFile(file: string, loaded: Extract<Loaded, { ok: true }>, dialect: Dialect): SourceFile {
  return { path: file, text: loaded.text, syntax: loaded.syntax, value: loaded.value, dialect: dialectOf(loaded.value) ?? dialect }
}

/** What is wrong with a reference that leads nowhere in itself. */
export function uriFinding(problem: 'malformed' | 'unsupported', ref: string): Finding {
  return problem === 'malformed' ? malformedReference(ref) : unsupportedScheme(ref)
}

async function loadAllowed(
  file: string,
  from: string,
  policy: LoadPolicy,
  realRoot: string,
): Promise<Extract<Loaded, { ok: true }> | FileFailure> {
  if (isRemote(file)) return loadRemote(file, policy)
  // A remote document may not make kit read local files.
  if (isRemote(from)) return { finding: outsideRefused }
  if (!policy.allowOutside && !isInside(file, policy.root)) return { finding: outsideRefused }
  const real = await policy.fileSystem.realpath(file).catch((error: unknown) => ({ code: codeOf(error) }))
  if (typeof real !== 'string') return settle(file, await loadFile(file, policy.fileSystem))
  if (!policy.allowOutside && !isInside(real, realRoot)) return { finding: outsideRefused }
  return settle(file, await loadFile(file, policy.fileSystem))
}

async function loadRemote(address: string, policy: LoadPolicy): Promise<Extract<Loaded, { ok: true }> | FileFailure> {
  const { host } = new URL(address)
  if (isRefusedHost(address, policy.allowRemote)) return { finding: (ref) => remoteRefused(ref, host) }
  try {
    return settle(address, loadContent(new URL(address).pathname, await fetchRemote(address, policy.allowRemote)))
  } catch (error) {
    if (codeOf(error) === 'REFUSED') return { finding: (ref) => remoteFailed(ref, 'it redirects to a host that is not allowed') }
    return { finding: (ref) => remoteFailed(ref, reasonOf(error)) }
  }
}

function settle(file: string, loaded: Loaded): Extract<Loaded, { ok: true }> | FileFailure {
  if (loaded.ok) return loaded
  const { finding, text, offset } = loaded
  if (finding.code === 'KIT1100') return { finding: referencedFileMissing }
  return text === undefined ? { finding: () => finding } : { finding: () => finding, place: placeOfOffset(file, text, offset ?? 0) }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}
