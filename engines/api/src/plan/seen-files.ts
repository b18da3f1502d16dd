import { type ProjectFiles, parentOf } from './files.js'

interface Seen<T> {
  readonly value: T
  /** Whether it has been looked at since somebody may have changed it. */
  fresh: boolean
}

/** A project's files, each looked at once until somebody says that it may be another one. A text that is the same stays the same string. */
export class SeenFiles implements ProjectFiles {
  readonly memory = {}
  readonly #texts = new Map<string, Seen<string | undefined>>()
  readonly #lists = new Map<string, Seen<readonly string[]>>()
  readonly #kinds = new Map<string, Seen<boolean>>()

  constructor(private readonly files: ProjectFiles) {}

  read(path: string): string | undefined {
    return look(this.#texts, path, (former) => {
      const text = this.files.read(path)
      return text === former ? former : text
    })
  }

  list(folder: string): readonly string[] {
    return look(this.#lists, folder, () => this.files.list(folder))
  }

  isFile(path: string): boolean {
    return look(this.#kinds, path, () => this.files.isFile(path))
  }

  /** Lets files be looked at again: some, or all of them. What has become of a folder is said by its path. */
  forget(paths?: readonly string[]): void {
    if (paths === undefined) {
      for (const all of [this.#texts, this.#lists, this.#kinds]) for (const one of all.values()) one.fresh = false
      return
    }
    const concerned = new Set(paths)
    const above = new Set(paths.flatMap(foldersOf))
    for (const all of [this.#texts, this.#lists, this.#kinds]) {
      for (const [path, one] of all) if (concerned.has(path) || above.has(path) || isBelow(path, concerned)) one.fresh = false
    }
  }
}

function look<T>(all: Map<string, Seen<T>>, path: string, ask: (former: T | undefined) => T): T {
  const known = all.get(path)
  if (known?.fresh === true) return known.value
  const value = ask(known?.value)
  all.set(path, { value, fresh: true })
  return value
}

/** All folders that a path is in. */
function foldersOf(path: string): readonly string[] {
  const parent = parentOf(path)
  return parent === undefined ? [] : [parent, ...foldersOf(parent)]
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  return foldersOf(path).some((folder) => folders.has(folder))
}
