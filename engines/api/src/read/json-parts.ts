import { endOfString, skipSpace, skipValue } from './json-cursor.js'
import { isRecord } from './record.js'
import { sharedValue } from './shared-value.js'
import type { TextEdit } from './text-edit.js'

/** How deep parts stand: operations and components are three levels down. */
const LEVELS = 3

/** A value in a JSON text, and where it stands. */
interface Part {
  readonly path: readonly string[]
  readonly start: number
  readonly end: number
}

/**
 * Where the parts of a JSON text stand. As long as an edit stays within one of them, only that has to be parsed: where it is one value still, all
 * around it says what it said.
 */
export class JsonParts {
  private constructor(private readonly parts: readonly Part[]) {}

  /** The parts of a text that was parsed before; undefined where a member is named twice, since one of the two says nothing. */
  static of(text: string): JsonParts | undefined {
    const parts: Part[] = []
    return addParts(text, skipSpace(text, 0), [], parts) === undefined ? undefined : new JsonParts(parts)
  }

  /**
   * The value of an edited text, which has everything but the edited part and what that is in from the value before.
   *
   * @returns undefined where the edit concerns more than one part, or the text is no JSON any more
   */
  edited(value: unknown, text: string, edit: TextEdit): { readonly value: unknown; readonly parts: JsonParts } | undefined {
    const index = this.#partAround(edit)
    const part = this.parts[index]
    if (part === undefined) return undefined
    const end = part.end + edit.by
    const now = parsed(text.slice(part.start, end))
    if (now === undefined) return undefined
    const parts = this.parts.map((one, at) =>
      at < index ? one : at === index ? { ...one, end } : { ...one, start: one.start + edit.by, end: one.end + edit.by },
    )
    return { value: withPart(value, part.path, now), parts: new JsonParts(parts) }
  }

  /** Its first and last character stay. */
  #partAround({ start, end }: TextEdit): number {
    return this.parts.findIndex((one) => one.start < start && end < one.end)
  }
}

/** Adds the parts of a value. Returns the offset behind it; undefined where two of its members have the same name. */
function addParts(text: string, start: number, path: readonly string[], parts: Part[]): number | undefined {
  const opening = text.charAt(start)
  if (path.length === LEVELS || (opening !== '{' && opening !== '[')) {
    const end = skipValue(text, start)
    parts.push({ path, start, end })
    return end
  }
  const names = new Set<string>()
  let at = skipSpace(text, start + 1)
  while (at < text.length && !/[\]}]/.test(text.charAt(at))) {
    const keyEnd = opening === '{' ? endOfString(text, at) + 1 : at
    const name = opening === '{' ? String(JSON.parse(text.slice(at, keyEnd))) : String(names.size)
    const end = names.has(name) ? undefined : addParts(text, skipSpace(text, keyEnd), [...path, name], parts)
    if (end === undefined) return undefined
    names.add(name)
    at = skipSpace(text, end)
  }
  return at + 1
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A copy of all that a part is in, with what it has become. */
function withPart(value: unknown, [key, ...rest]: readonly string[], now: unknown): unknown {
  if (key === undefined) return sharedValue(value, now)
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? withPart(item, rest, now) : item))
  return isRecord(value) ? { ...value, [key]: withPart(value[key], rest, now) } : value
}
