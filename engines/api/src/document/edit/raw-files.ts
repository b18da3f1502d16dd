import type { Origin } from '../../model/model.js'
import { join, tokensOf } from '../../read/json-pointer.js'
import { parseOnce } from '../../read/parsed-texts.js'
import { isRecord, own } from '../../read/record.js'
import { resolveReference } from '../../read/reference-uri.js'

/** A file of a description as it is written. */
export interface RawFile {
  readonly text: string
  readonly strictJson: boolean
  readonly syntax: 'json' | 'yaml'
  readonly value: unknown
}

/** Longest chain of references that is followed. */
const MOST_HOPS = 100

/** The files of a description as they are written, each parsed when it is first asked for. */
export class RawFiles {
  readonly #parsed = new Map<string, RawFile | undefined>()

  /** @param memory what parsed texts are kept by */
  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly memory: object | undefined,
  ) {}

  file(path: string): RawFile | undefined {
    if (!this.#parsed.has(path)) this.#parsed.set(path, this.#parse(path))
    return this.#parsed.get(path)
  }

  #parse(path: string): RawFile | undefined {
    const text = this.texts.get(path)
    if (text === undefined) return undefined
    const strictJson = /\.json$/i.test(path)
    const parsed = parseOnce(this.memory, path, text.replace(/^\ufeff/, ''), strictJson)
    return parsed.ok ? { text, strictJson, syntax: parsed.syntax, value: parsed.value } : undefined
  }

  /** The value at a place; undefined where there is none. */
  at({ file, pointer }: Origin): unknown {
    let value = this.file(file)?.value
    for (const token of tokensOf(pointer)) {
      if (Array.isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined
      else value = isRecord(value) ? own(value, token) : undefined
    }
    return value
  }

  /** Where the references at a place lead in the end; the place itself where it holds none. */
  follow(place: Origin): Origin {
    let at = place
    for (let hops = 0; hops < MOST_HOPS; hops += 1) {
      const value = this.at(at)
      const ref = isRecord(value) ? own(value, '$ref') : undefined
      const uri = typeof ref === 'string' ? resolveReference(at.file, ref) : undefined
      if (uri === undefined || typeof uri === 'string') return at
      at = { file: uri.file, pointer: join('', ...tokensOf(uri.fragment)) }
    }
    return at
  }
}

/** A place below another one. */
export function below({ file, pointer }: Origin, ...tokens: readonly (string | number)[]): Origin {
  return { file, pointer: join(pointer, ...tokens) }
}

/** The identity of a place. */
export function placeKey({ file, pointer }: Origin): string {
  return `${file}#${pointer}`
}
