import { isUtf8 } from 'node:buffer'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { editDocument } from '../document/edit-document.js'
import type { ApiModel } from '../model/model.js'
import { sharedModel } from '../model/shared-model.js'
import { type Hashes, hashesOf } from '../plan/open-document.js'
import { contentHash } from '../plan/state.js'
import { decodeText } from '../read/decode-text.js'
import { diskFileSystem } from '../read/file-system.js'
import { type ReadOptions, type ReadResult, readDocument } from '../read/read-document.js'

/** A document after it has taken what the sources have to say. */
export interface ChangedDocument {
  /** As it is then. */
  readonly document: ReadResult
  readonly hashes: Hashes
  /** New texts by absolute path. */
  readonly texts: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Edits the files of a document in place, in memory. */
export async function changeDocument(document: ReadResult, after: ApiModel, read: ReadOptions, hashes: Hashes): Promise<ChangedDocument> {
  const fileSystem = read.fileSystem ?? diskFileSystem
  const files = new Map(await Promise.all(document.files.map(async (path) => [path, textOf(await fileSystem.readFile(path))] as const)))
  const { files: texts, diagnostics } = await editDocument({ entry: document.entry, files }, document.model, after)
  if (texts.size === 0) return { document, hashes, texts, diagnostics }
  const overlay = {
    ...fileSystem,
    readFile: async (path: string) => texts.get(path) ?? fileSystem.readFile(path),
    realpath: (path: string) => fileSystem.realpath(path),
  }
  const changed = await readDocument(document.entry, { ...read, validate: false, fileSystem: overlay })
  const all = changed.files.map((path) => [path, contentHash(texts.get(path) ?? files.get(path) ?? '')] as const)
  return {
    document: { ...changed, model: sharedModel(document.model, changed.model) },
    hashes: hashesOf(document.entry, all),
    texts,
    diagnostics,
  }
}

/** As it is to be written again, with its byte order mark. */
function textOf(content: Uint8Array | string): string {
  if (typeof content === 'string') return content
  return isUtf8(content) ? Buffer.from(content).toString('utf8') : (decodeText(content) ?? '')
}
