import path from 'node:path'
import type { Finding } from '../diagnostics/finding.js'
import {
  fileEmpty,
  fileIsFolder,
  fileNotFound,
  fileNotPermitted,
  fileNotText,
  fileTooLarge,
  fileUnreadable,
} from '../diagnostics/reading.js'
import { decodeOnce } from './decoded-texts.js'
import { codeOf, type ReadFileSystem } from './file-system.js'
import { MAX_BYTES } from './limits.js'
import { parseOnce } from './parsed-texts.js'

/** A file's text and value, or why there is none; `offset` is where in the text the mistake is. */
export type Loaded =
  | { readonly ok: true; readonly text: string; readonly syntax: 'json' | 'yaml' | 'text'; readonly value: unknown }
  | { readonly ok: false; readonly finding: Finding; readonly text?: string; readonly offset?: number }

/** Files that are included as text and not parsed. */
const PROSE = /\.(?:md|markdown|txt|html?|graphql|xml|csv)$/i

/**
 * Turns the content of a file into a value.
 *
 * @param memory what parsed texts are kept by
 */
export function loadContent(file: string, content: Uint8Array | string, memory?: object): Loaded {
  const text = decodeOnce(memory, file, content)
  const name = path.basename(file)
  if (text === undefined) return { ok: false, finding: fileNotText(name) }
  if (PROSE.test(file)) return { ok: true, text, syntax: 'text', value: text }
  if (text.trim() === '') return { ok: false, finding: fileEmpty(name), text, offset: 0 }
  const parsed = parseOnce(memory, file, text, /\.json$/i.test(file))
  if (parsed.ok && parsed.syntax === 'yaml' && parsed.value === undefined) return { ok: false, finding: fileEmpty(name), text, offset: 0 }
  if (!parsed.ok) return { ok: false, finding: parsed.finding, text, offset: parsed.offset }
  return { ok: true, text, syntax: parsed.syntax, value: parsed.value }
}

/** Reads a file from the file system and parses it. */
export async function loadFile(file: string, fileSystem: ReadFileSystem): Promise<Loaded> {
  try {
    return loadContent(file, await fileSystem.readFile(file), fileSystem.memory)
  } catch (error) {
    return { ok: false, finding: fileFinding(file, codeOf(error)) }
  }
}

function fileFinding(file: string, code: string): Finding {
  const name = path.relative(process.cwd(), file) || file
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileNotFound(name)
  if (code === 'EISDIR') return fileIsFolder(name)
  if (code === 'EACCES' || code === 'EPERM') return fileNotPermitted(name)
  if (code === 'EFBIG' || code === 'ERR_FS_FILE_TOO_LARGE') return fileTooLarge(name, MAX_BYTES)
  if (code === 'ELOOP') return fileUnreadable(name, 'its symbolic links lead in a circle')
  return fileUnreadable(name, code)
}
