import { z } from 'zod'
import type { Edit, ProjectFiles } from './files.js'
import { type PerText, perText } from './per-text.js'

/** Entries that share a file, on average. */
const ENTRIES = 16
/** Most files of a record: more would cost the first run too much. */
const MOST_FILES = 64

const NAME = /^[0-9a-f]{2}\.json$/
const Entries = z.record(z.string(), z.unknown())

/** What is remembered under names, spread over small files, so that whoever changes one entry need not write all of them. */
export class RecordFiles<T extends object | string> {
  readonly #entries: PerText<ReadonlyMap<string, T>>
  /** Sorted names by folder. */
  readonly #orders = new WeakMap<object, Map<string, readonly string[]>>()

  /**
   * @param print an entry as JSON
   * @param parse an entry of what was read; undefined where it is none
   */
  constructor(
    private readonly print: (entry: T) => string,
    parse: (key: string, data: unknown) => T | undefined,
  ) {
    this.#entries = perText((_path, text) => entriesOf(text, parse))
  }

  /** The entries by their names, in the order of these. */
  read(files: ProjectFiles, folder: string): ReadonlyMap<string, T> {
    const found = new Map<string, T>()
    for (const path of filesIn(files, folder))
      for (const [key, entry] of this.#entries(files, path, files.read(path) ?? '')) found.set(key, entry)
    return this.#inOrder(files, folder, found)
  }

  /** What makes a folder hold these entries, and none beside them. */
  edits(files: ProjectFiles, folder: string, entries: ReadonlyMap<string, T>): readonly Edit[] {
    const count = Math.min(MOST_FILES, 2 ** Math.ceil(Math.log2(Math.max(1, entries.size / ENTRIES))))
    const parts = new Map<string, (readonly [string, T])[]>()
    for (const entry of this.#inOrder(files, folder, entries)) {
      const path = `${folder}/${(hashOf(entry[0]) % count).toString(16).padStart(2, '0')}.json`
      const known = parts.get(path)
      if (known === undefined) parts.set(path, [entry])
      else known.push(entry)
    }
    const gone = filesIn(files, folder).filter((path) => !parts.has(path))
    return [
      ...[...parts].flatMap(([path, all]) => (this.#holds(files, path, all) ? [] : remembering(files, path, this.#text(files, path, all)))),
      ...gone.map((path): Edit => ({ path, kind: 'delete', text: '', reason: REASON })),
    ]
  }

  /** Entries by their names, which are the same most of the time: then they need not be sorted again. */
  #inOrder({ memory = {} }: ProjectFiles, folder: string, entries: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
    const orders = this.#orders.get(memory) ?? new Map<string, readonly string[]>()
    this.#orders.set(memory, orders)
    const known = orders.get(folder)
    const isKnown = known?.length === entries.size && known.every((name) => entries.has(name))
    const order = isKnown ? known : [...entries.keys()].sort()
    orders.set(folder, order)
    const sorted = new Map<string, T>()
    for (const name of order) {
      const entry = entries.get(name)
      if (entry !== undefined) sorted.set(name, entry)
    }
    return sorted
  }

  /** Whether a file holds the very same entries, so that they need not be printed to know it. */
  #holds(files: ProjectFiles, path: string, entries: readonly (readonly [string, T])[]): boolean {
    const text = files.read(path)
    if (text === undefined) return false
    const known = this.#entries(files, path, text)
    return known.size === entries.length && entries.every(([key, entry]) => known.get(key) === entry)
  }

  #text(files: ProjectFiles, path: string, entries: readonly (readonly [string, T])[]): string {
    const text = `{\n${entries.map(([key, entry]) => `${JSON.stringify(key)}: ${this.print(entry)}`).join(',\n')}\n}\n`
    this.#entries.know(files, path, text, new Map(entries))
    return text
  }
}

const REASON = 'what kit remembers'

/** The edit by which a file holds what is to be remembered; none where it does. */
export function remembering(files: ProjectFiles, path: string, text: string): readonly Edit[] {
  const current = files.read(path)
  return current === text ? [] : [{ path, kind: current === undefined ? 'create' : 'update', text, reason: REASON }]
}

function filesIn(files: ProjectFiles, folder: string): readonly string[] {
  return files
    .list(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
}

function entriesOf<T>(text: string, parse: (key: string, data: unknown) => T | undefined): ReadonlyMap<string, T> {
  try {
    const found = new Map<string, T>()
    for (const [key, data] of Object.entries(Entries.parse(JSON.parse(text)))) {
      const entry = parse(key, data)
      if (entry !== undefined) found.set(key, entry)
    }
    return found
  } catch {
    return new Map()
  }
}

/** FNV-1a: which file an entry is in has to be the same in every run, and nothing more. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
