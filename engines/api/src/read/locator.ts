import type { Place } from '../diagnostics/diagnostic.js'
import type { Origin } from '../model/model.js'
import { blockPlace } from './block-yaml.js'
import { JsonCursor } from './json-cursor.js'
import { tokensOf } from './json-pointer.js'
import { LineStarts } from './line-starts.js'
import type { SourceFile } from './source-file.js'
import { editBetween } from './text-edit.js'
import { type YamlNode, yamlPlaces } from './yaml-cursor.js'

/** Up to this many places of a YAML file are looked for one by one; for more, it is parsed again and all its places are kept. */
const FEW = 12

type SourceText = Pick<SourceFile, 'text' | 'syntax'>

/** Turns origins into places. A file is looked through when the first place in it is asked for, and as far as needed. */
export class Locator {
  readonly #finders = new Map<string, (tokens: readonly string[]) => { readonly line: number; readonly column: number }>()

  /** Without their values: a locator lives as long as the model, which is all that is needed of them. */
  readonly #files: ReadonlyMap<string, SourceText>

  /** @param memory what is known of the places in JSON files is kept by this, and used again for the next text */
  constructor(
    files: ReadonlyMap<string, SourceFile>,
    private readonly memory?: object,
  ) {
    this.#files = new Map([...files].map(([path, { text, syntax }]) => [path, { text, syntax }]))
  }

  /**
   * The place of an origin: of the key of a member, of an item itself; of the nearest ancestor that exists else.
   *
   * @param path a further JSON pointer below the origin
   */
  locate(origin: Origin, path = ''): Place {
    const file = this.#files.get(origin.file)
    if (file === undefined) return { file: origin.file, line: 1, column: 1 }
    let find = this.#finders.get(origin.file)
    if (find === undefined) {
      find = file.syntax === 'json' ? jsonFinder(placesOfJson(origin.file, file.text, this.memory)) : finderFor(file)
      this.#finders.set(origin.file, find)
    }
    return { file: origin.file, ...find(tokensOf(origin.pointer + path)) }
  }
}

/** What is known of the places in a JSON text. */
interface KnownPlaces {
  readonly text: string
  readonly cursor: JsonCursor
  readonly lines: LineStarts
}

const places = new WeakMap<object, Map<string, KnownPlaces>>()

function placesOfJson(path: string, text: string, memory: object | undefined): KnownPlaces {
  if (memory === undefined) return newPlaces(text)
  const known = places.get(memory) ?? new Map<string, KnownPlaces>()
  places.set(memory, known)
  const former = known.get(path)
  if (former?.text === text) return former
  const now = former === undefined ? newPlaces(text) : editedPlaces(former, text)
  known.set(path, now)
  return now
}

function newPlaces(text: string): KnownPlaces {
  return { text, cursor: new JsonCursor(text), lines: new LineStarts(text) }
}

function editedPlaces({ text: before, cursor, lines }: KnownPlaces, text: string): KnownPlaces {
  const edit = editBetween(before, text)
  return { text, cursor: cursor.edited(text, edit), lines: lines.edited(text, edit) }
}

function jsonFinder({ cursor, lines }: KnownPlaces): (tokens: readonly string[]) => { readonly line: number; readonly column: number } {
  return (tokens) => lines.at(jsonOffset(cursor, tokens))
}

function finderFor(file: SourceText): (tokens: readonly string[]) => { readonly line: number; readonly column: number } {
  const lines = new LineStarts(file.text)
  if (file.syntax !== 'yaml') return () => lines.at(0)
  let asked = 0
  let root: YamlNode | undefined
  return (tokens) => {
    asked += 1
    const found = asked <= FEW ? blockPlace(file.text, tokens) : undefined
    return lines.at(found ?? yamlOffset((root ??= placesIn(file.text)), tokens))
  }
}

function placesIn(text: string): YamlNode {
  try {
    return yamlPlaces(text)
  } catch {
    return { place: 0, children: new Map() }
  }
}

function jsonOffset(cursor: JsonCursor, tokens: readonly string[]): number {
  let { root: place, root: value } = cursor
  for (const token of tokens) {
    const child = cursor.child(value, token)
    if (child === undefined) break
    ;({ place, value } = child)
  }
  return place
}

function yamlOffset(root: YamlNode, tokens: readonly string[]): number {
  let at = root
  for (const token of tokens) {
    const child = at.children.get(token)
    if (child === undefined) break
    at = child
  }
  return at.place
}
