import type { ProjectFiles } from './files.js'

/** Texts of one path: as it stands there, as kit wrote it, as it would write it now, and the one before. */
const KEPT = 4

interface Made<T> {
  readonly texts: readonly (string | undefined)[]
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

/** The same for what is made of several texts of one file. */
export class PerTexts<T> {
  readonly #memories = new WeakMap<object, Map<string, readonly Made<T>[]>>()

  of({ memory }: ProjectFiles, path: string, texts: readonly (string | undefined)[], make: () => T): T {
    if (memory === undefined) return make()
    const found = this.#memories
      .get(memory)
      ?.get(path)
      ?.find((one) => one.texts.every((text, index) => text === texts[index]))
    if (found !== undefined) return found.result
    const result = make()
    this.#keep(memory, path, { texts, result })
    return result
  }

  /** Notes what would be made, where somebody knows it already. */
  know({ memory }: ProjectFiles, path: string, texts: readonly (string | undefined)[], result: T): void {
    if (memory !== undefined) this.#keep(memory, path, { texts, result })
  }

  #keep(memory: object, path: string, made: Made<T>): void {
    const known = this.#memories.get(memory) ?? new Map<string, readonly Made<T>[]>()
    this.#memories.set(memory, known)
    const others = (known.get(path) ?? []).filter(({ texts }) => !texts.every((text, index) => text === made.texts[index]))
    known.set(path, [made, ...others.slice(0, KEPT - 1)])
  }
}
