import { type Diagnostic, DiagnosticError } from '../diagnostics/diagnostic.js'
import { editDocument } from '../document/edit-document.js'
import type { ApiModel } from '../model/model.js'
import { sharedModel } from '../model/shared-model.js'
import { type Hashes, hashesOf } from '../plan/open-document.js'
import { contentHash } from '../plan/state.js'
import { decodeOnce } from '../read/decoded-texts.js'
import { diskFileSystem, type ReadFileSystem } from '../read/file-system.js'
import type { ReadOptions, ReadResult } from '../read/read-document.js'
import { readOnce } from '../read/read-once.js'

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
  const { memory } = fileSystem
  const files = new Map(
    await Promise.all(document.files.map(async (path) => [path, textOf(path, await fileSystem.readFile(path), memory)] as const)),
  )
  let last: { readonly texts: ReadonlyMap<string, string>; readonly document: ReadResult } | undefined
  const readWith = async (texts: ReadonlyMap<string, string>): Promise<ReadResult> => {
    if (last !== undefined && sameTexts(last.texts, texts)) return last.document
    const overlay: ReadFileSystem = {
      ...(memory !== undefined && { memory }),
      readFile: async (path) => texts.get(path) ?? fileSystem.readFile(path),
      realpath: (path) => fileSystem.realpath(path),
    }
    const changed = await readOnce(document.entry, { ...read, validate: false, fileSystem: overlay })
    last = { texts, document: { ...changed, model: sharedModel(document.model, changed.model) } }
    return last.document
  }
  const readAgain = async (texts: ReadonlyMap<string, string>): Promise<ApiModel | undefined> => {
    try {
      return (await readWith(texts)).model
    } catch (error) {
      if (error instanceof DiagnosticError) return undefined
      throw error
    }
  }
  const { files: texts, diagnostics } = await editDocument({ entry: document.entry, files, memory, readAgain }, document.model, after)
  if (texts.size === 0) return { document, hashes, texts, diagnostics }
  const changed = await readWith(texts)
  const all = changed.files.map((path) => [path, contentHash(texts.get(path) ?? files.get(path) ?? '')] as const)
  return { document: changed, hashes: hashesOf(document.entry, all), texts, diagnostics }
}

function sameTexts(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text)
}

/** As it is to be written again, with its byte order mark. */
function textOf(path: string, content: Uint8Array | string, memory: object | undefined): string {
  if (typeof content === 'string') return content
  const text = decodeOnce(memory, path, content) ?? ''
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? `\ufeff${text}` : text
}
