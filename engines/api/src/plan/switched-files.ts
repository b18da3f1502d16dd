import type { ProjectFiles } from './files.js'

const NOWHERE: ProjectFiles = { read: () => undefined, list: () => [], isFile: () => false }

/** Files in whose place others can be put: what was asked of the former ones tells whoever asked what has changed for him. */
export class SwitchedFiles implements ProjectFiles {
  #files = NOWHERE
  readonly #texts = new Map<string, string | undefined>()
  readonly #lists = new Map<string, readonly string[]>()
  readonly #kinds = new Map<string, boolean>()

  get memory(): object | undefined {
    return this.#files.memory
  }

  read(path: string): string | undefined {
    const text = this.#files.read(path)
    this.#texts.set(path, text)
    return text
  }

  list(folder: string): readonly string[] {
    const names = this.#files.list(folder)
    this.#lists.set(folder, names)
    return names
  }

  isFile(path: string): boolean {
    const isFile = this.#files.isFile(path)
    this.#kinds.set(path, isFile)
    return isFile
  }

  /** Whether others say the same of all that was asked for. */
  isLike(files: ProjectFiles): boolean {
    for (const [path, text] of this.#texts) if (files.read(path) !== text) return false
    for (const [folder, names] of this.#lists) if (!sameNames(files.list(folder), names)) return false
    for (const [path, isFile] of this.#kinds) if (files.isFile(path) !== isFile) return false
    return true
  }

  /**
   * Puts others in place of the files.
   *
   * @returns the paths, of those that were asked for, of which the others say something else
   */
  switchTo(files: ProjectFiles): readonly string[] {
    this.#files = files
    const changed = new Set<string>()
    for (const [path, text] of this.#texts) if (files.read(path) !== text) changed.add(path)
    for (const [folder, names] of this.#lists) if (!sameNames(files.list(folder), names)) changed.add(folder)
    for (const [path, isFile] of this.#kinds) if (files.isFile(path) !== isFile) changed.add(path)
    for (const path of changed) for (const all of [this.#texts, this.#lists, this.#kinds]) all.delete(path)
    return [...changed]
  }
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((name, index) => name === other[index]))
}
