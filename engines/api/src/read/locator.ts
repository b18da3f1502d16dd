import type { Place } from '../diagnostics/diagnostic.js'
import type { Origin } from '../model/model.js'
import { indexJson, type SourceIndex } from './json-index.js'
import { join, tokensOf } from './json-pointer.js'
import type { SourceFile } from './source-file.js'
import { indexYaml } from './yaml-index.js'

const EMPTY: SourceIndex = { start: [0], next: [1], key: [-1], kind: [0], keyAt: () => '' }

function indexOf(file: SourceFile): SourceIndex {
  if (file.syntax === 'json') return indexJson(file.text)
  if (file.syntax === 'text') return EMPTY
  try {
    return indexYaml(file.text)
  } catch {
    return EMPTY
  }
}

/** Offsets of line starts, found once per file. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column (from 1) of an offset, given the starts of the lines. */
function lineAndColumn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

function childIndex(index: SourceIndex, parent: number, token: string): number | undefined {
  const end = index.next[parent] ?? 0
  if (index.kind[parent] === 0) return undefined
  let position = 0
  for (let at = parent + 1; at < end; at = index.next[at] ?? end) {
    const key = index.key[at] ?? -1
    if (index.kind[parent] === 1 ? String(position) === token : key >= 0 && index.keyAt(key) === token) return at
    position += 1
  }
  return undefined
}

/** Turns origins into places. Indexes a file when the first place in it is asked for, and keeps the index. */
export class Locator {
  readonly #indexes = new Map<string, { index: SourceIndex; lines: number[] }>()

  constructor(private readonly files: ReadonlyMap<string, SourceFile>) {}

  /** The place of an origin: of the key of a member, of an item itself; of the nearest ancestor that exists else. */
  locate(origin: Origin, path = ''): Place {
    const file = this.files.get(origin.file)
    if (file === undefined) return { file: origin.file, line: 1, column: 1 }
    const { index, lines } = this.#indexFor(file)
    let at = 0
    for (const token of tokensOf(path === '' ? origin.pointer : join(origin.pointer) + path)) {
      const child = childIndex(index, at, token)
      if (child === undefined) break
      at = child
    }
    const key = index.key[at] ?? -1
    return { file: origin.file, ...lineAndColumn(lines, key >= 0 ? key : (index.start[at] ?? 0)) }
  }

  #indexFor(file: SourceFile): { index: SourceIndex; lines: number[] } {
    const known = this.#indexes.get(file.path)
    if (known !== undefined) return known
    const made = { index: indexOf(file), lines: lineStarts(file.text) }
    this.#indexes.set(file.path, made)
    return made
  }
}
