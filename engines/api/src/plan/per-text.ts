import type { ProjectFiles } from './files.js'

/** Texts of one path: as it stands there, as kit wrote it, as it would write it now, and the one before. */
const KEPT = 4

interface Made<T> {
  readonly text: string
  readonly result: T
}

/**
 * What is made of the text of a file, made once per text as long as somebody remembers: where files have a `memory`, it holds the last few
 * texts of each path.
 *
 * @param make a pure function of path and text
 */
export function perText<T>(make: (path: string, text: string) => T): (files: ProjectFiles, path: string, text: string) => T {
  const memories = new WeakMap<object, Map<string, readonly Made<T>[]>>()
  return ({ memory }, path, text) => {
    if (memory === undefined) return make(path, text)
    const known = memories.get(memory) ?? new Map<string, readonly Made<T>[]>()
    memories.set(memory, known)
    const all = known.get(path) ?? []
    const found = all.find((one) => one.text === text)
    if (found !== undefined) return found.result
    const result = make(path, text)
    known.set(path, [{ text, result }, ...all.slice(0, KEPT - 1)])
    return result
  }
}
