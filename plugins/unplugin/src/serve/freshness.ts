import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'

/**
 * Tells which files are others than before. A watcher tells the same a moment later, and under bundled dev not at all; but the request
 * that follows a save must not meet the code from before it.
 */
export class Freshness {
  readonly #stamps = new Map<string, string>()

  /** Remembers the files that were unknown, as they are now. */
  learn(files: Iterable<string>): void {
    for (const file of files) if (isAbsolute(file) && !this.#stamps.has(file)) this.#stamps.set(file, stampOf(file))
  }

  /** The known files that have changed since they were learnt or told before. */
  changed(): readonly string[] {
    return [...this.#stamps].flatMap(([file, known]) => {
      const stamp = stampOf(file)
      // Editors that truncate before they write have nothing to say yet.
      if (stamp === known || stamp.endsWith(':0')) return []
      this.#stamps.set(file, stamp)
      return [file]
    })
  }
}

function stampOf(file: string): string {
  try {
    const stats = statSync(file)
    return `${stats.mtimeMs}:${stats.ino}:${stats.size}`
  } catch {
    return ''
  }
}
