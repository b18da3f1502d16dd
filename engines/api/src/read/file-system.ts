import { readFile, realpath, stat } from 'node:fs/promises'
import { MAX_BYTES } from './limits.js'

/** How the reader reaches files; the default is the disk. */
export interface ReadFileSystem {
  /** The content of a file, as bytes or as text. Rejects as node:fs does, with a `code`. */
  readFile(path: string): Promise<Uint8Array | string>
  /** The path without symbolic links, so that no link leads out of the root unseen. */
  realpath(path: string): Promise<string>
  /** Where documents are read again and again: what is kept of them is kept by this. */
  readonly memory?: object
}

/** An error as node:fs gives it, with a code. */
export function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** The code of a file system error, `UNKNOWN` where it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

/** The disk. Nothing but regular files of bearable size is opened: a device or a pipe would never end. */
export const diskFileSystem: ReadFileSystem = {
  async readFile(path) {
    const status = await stat(path)
    if (!status.isFile()) throw failure('EISDIR')
    if (status.size > MAX_BYTES) throw failure('EFBIG')
    return readFile(path)
  },
  realpath: (path) => realpath(path),
}
