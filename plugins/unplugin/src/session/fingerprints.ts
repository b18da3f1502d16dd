import { type BigIntStats, statSync } from 'node:fs'

interface Seen {
  /** Empty where there was no file. */
  readonly print: string
  readonly size: number
}

/**
 * What files were when somebody looked at them. The time of the last change of the inode tells what the modification time does not: a file
 * that was put in place of another, or one that keeps the time of where it came from.
 */
export class Fingerprints {
  readonly #seen = new Map<string, Seen>()

  /** Notes a file as it is. To be called before it is read: what changes meanwhile is seen as a change. */
  remember(path: string): void {
    this.#seen.set(path, look(path))
  }

  /** Whether a file is another one than the one that was noted; one that never was is. */
  hasChanged(path: string): boolean {
    return this.#seen.get(path)?.print !== look(path).print
  }

  /** Whether a file that had something in it has nothing now. */
  isEmptied(path: string): boolean {
    const before = this.#seen.get(path)
    const now = look(path)
    return before !== undefined && before.size > 0 && now.print !== '' && now.size === 0
  }

  /** Whether a file was there, with nothing in it, when it was noted. */
  wasEmpty(path: string): boolean {
    const seen = this.#seen.get(path)
    return seen !== undefined && seen.print !== '' && seen.size === 0
  }

  has(path: string): boolean {
    return this.#seen.has(path)
  }
}

/** In bytes; undefined where there is nothing, or nothing that may be looked at. */
export function sizeOf(path: string): number | undefined {
  const stats = statsOf(path)
  return stats === undefined ? undefined : Number(stats.size)
}

function look(path: string): Seen {
  const stats = statsOf(path)
  return stats === undefined ? { print: '', size: 0 } : { print: `${stats.ctimeNs}.${stats.size}.${stats.ino}`, size: Number(stats.size) }
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    // A folder on the way is none, or may not be looked into: as good as not there.
    return undefined
  }
}
