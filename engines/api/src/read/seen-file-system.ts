import type { ReadFileSystem } from './file-system.js'
import { sameContent } from './same-content.js'

interface Seen {
  /** The content, or why there is none. */
  readonly content: Promise<Uint8Array | string>
  readonly value: { readonly bytes?: Uint8Array | string }
  fresh: boolean
}

/** Files of a document, each read once until somebody says that it may be another one. A content that is the same stays the same object. */
export class SeenFileSystem implements ReadFileSystem {
  readonly memory = {}
  readonly #seen = new Map<string, Seen>()

  constructor(private readonly fileSystem: ReadFileSystem) {}

  readFile(path: string): Promise<Uint8Array | string> {
    const known = this.#seen.get(path)
    if (known?.fresh === true) return known.content
    const value: { bytes?: Uint8Array | string } = {}
    const former = known?.value.bytes
    const content = this.fileSystem.readFile(path).then((read) => {
      value.bytes = former !== undefined && sameContent(former, read) ? former : read
      return value.bytes
    })
    // Whoever asked hears of it.
    content.catch(() => undefined)
    this.#seen.set(path, { content, value, fresh: true })
    return content
  }

  /** Where a path leads is looked up each time: it decides what may be read. */
  realpath(path: string): Promise<string> {
    return this.fileSystem.realpath(path)
  }

  /** Lets files be read again: some, or all of them. */
  forget(paths?: readonly string[]): void {
    if (paths === undefined) for (const one of this.#seen.values()) one.fresh = false
    else {
      for (const path of paths) {
        const known = this.#seen.get(path)
        if (known !== undefined) known.fresh = false
      }
    }
  }
}
