import type { ProjectFiles } from './files.js'

/** Texts of one path: as it stands there, as kit wrote it, as it would write it now, and the one before. */
const KEPT = 4

interface Made<T> {
  readonly text: string
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
  const memories = new WeakMap<object, Map<string, readonly Made<T>[]>>()
  const keep = (memory: object, path: string, made: Made<T>): void => {
    const known = memories.get(memory) ?? new Map<string, readonly Made<T>[]>()
    memories.set(memory, known)
    const others = (known.get(path) ?? []).filter(({ text }) => text !== made.text)
    known.set(path, [made, ...others.slice(0, KEPT - 1)])
  }
  const result = ({ memory }: ProjectFiles, path: string, text: string): T => {
    if (memory === undefined) return make(path, text)
    const found = memories
      .get(memory)
      ?.get(path)
      ?.find((one) => one.text === text)
    if (found !== undefined) return found.result
    const made = { text, result: make(path, text) }
    keep(memory, path, made)
    return made.result
  }
  const know = ({ memory }: ProjectFiles, path: string, text: string, made: T): void => {
    if (memory !== undefined) keep(memory, path, { text, result: made })
  }
  return Object.assign(result, { know })
}
