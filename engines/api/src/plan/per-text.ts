import type { ProjectFiles } from './files.js'

/** Texts of one path: as it stands there, as kit wrote it, as it would write it now, and the one before. */
const KEPT = 4

interface Made<T> {
  readonly parts: readonly unknown[]
  readonly result: T
}

export interface PerText<T> {
  (files: ProjectFiles, path: string, text: string): T
  /** Notes what a text would give, where somebody knows it already. */
  know(files: ProjectFiles, path: string, text: string, result: T): void
}

/**
 * What is made of the text of a file, made once per text as long as somebody remembers: where files have a `memory`, it holds the last few
 * texts of each path.
 *
 * @param make a pure function of path and text
 */
export function perText<T>(make: (path: string, text: string) => T): PerText<T> {
  const known = new PerTexts<T>()
  const result = (files: ProjectFiles, path: string, text: string): T => known.of(files, path, [text], () => make(path, text))
  return Object.assign(result, {
    know: (files: ProjectFiles, path: string, text: string, made: T) => known.know(files, path, [text], made),
  })
}

/** The same for what is made of several texts of one file, or of other parts of which one that has changed is another object. */
export class PerTexts<T> {
  readonly #memories = new WeakMap<object, Map<string, readonly Made<T>[]>>()

  of({ memory }: Pick<ProjectFiles, 'memory'>, path: string, parts: readonly unknown[], make: () => T): T {
    if (memory === undefined) return make()
    const found = this.#memories
      .get(memory)
      ?.get(path)
      ?.find((one) => sameParts(one.parts, parts))
    if (found !== undefined) return found.result
    const result = make()
    this.#keep(memory, path, { parts, result })
    return result
  }

  /** Notes what would be made, where somebody knows it already. */
  know({ memory }: Pick<ProjectFiles, 'memory'>, path: string, parts: readonly unknown[], result: T): void {
    if (memory !== undefined) this.#keep(memory, path, { parts, result })
  }

  #keep(memory: object, path: string, made: Made<T>): void {
    const known = this.#memories.get(memory) ?? new Map<string, readonly Made<T>[]>()
    this.#memories.set(memory, known)
    const others = (known.get(path) ?? []).filter(({ parts }) => !sameParts(parts, made.parts))
    known.set(path, [made, ...others.slice(0, KEPT - 1)])
  }
}

function sameParts(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index])
}
