/** Entries of a block collection: those lines that stand in one column. The first may begin behind a dash or a key. */
interface Block {
  readonly at: number
  readonly column: number
  readonly list: boolean
}

interface Entry {
  /** Offset of the key, or of an item's value. */
  readonly place: number
  /** Offset behind the colon or the dash. */
  readonly value: number
}

/** Said where a text needs the real parser: flow collections, anchors, tags, merges, tabs, keys of more than one line. */
const UNSURE = Symbol('unsure')
type Unsure = typeof UNSURE

/**
 * Finds a place in plain block YAML (YAML 1.2, 8) by its columns, without parsing what lies before it. What belongs to an entry stands
 * further right than the entry itself, block scalars and continued lines too, so only lines in its column need a look.
 *
 * @param text   YAML that was parsed before
 * @param tokens keys and indexes from the root on
 * @returns the offset of the key or item, of its nearest ancestor where there is none; undefined where only a parser can tell
 */
export function blockPlace(text: string, tokens: readonly string[]): number | undefined {
  let place = 0
  let block = blockAt(text, firstLine(text, 0), -1)
  for (const token of tokens) {
    if (block === UNSURE) return undefined
    const entry = block === undefined ? undefined : find(text, block, token)
    if (entry === UNSURE) return undefined
    if (block === undefined || entry === undefined) break
    place = entry.place
    block = valueBlock(text, entry.value, block)
  }
  return place
}

interface Line {
  readonly at: number
  readonly column: number
}

/** The first line from an offset on that is not empty and no comment; undefined at the end of the document. */
function firstLine(text: string, from: number): Line | Unsure | undefined {
  for (let start = from; start < text.length; ) {
    let at = start
    while (text.charCodeAt(at) === 32) at += 1
    const unit = text.charCodeAt(at)
    if (unit === 9) return UNSURE
    const marker = at === start && (text.startsWith('---', at) || text.startsWith('...', at) || unit === 37)
    if (marker && from > 0) return undefined
    if (marker && !/^(?:---[ \t]*(?:#|\r?$)|%)/m.test(text.slice(at, text.indexOf('\n', at) + 1))) return UNSURE
    if (!marker && unit !== 10 && unit !== 13 && unit !== 35 && at < text.length) return { at, column: at - start }
    start = endOfLine(text, at) + 1
  }
  return undefined
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === 45 && /\s|^$/.test(text.charAt(at + 1))
}

function blockAt(text: string, line: Line | Unsure | undefined, column: number): Block | Unsure | undefined {
  if (line === UNSURE || line === undefined || line.column <= column) return line === UNSURE ? UNSURE : undefined
  return { ...line, list: isDash(text, line.at) }
}

/** The block that is the value of an entry; undefined for a scalar. */
function valueBlock(text: string, from: number, parent: Block): Block | Unsure | undefined {
  let at = from
  while (text.charCodeAt(at) === 32) at += 1
  if (/[\r\n#]|^$/.test(text.charAt(at))) {
    const line = firstLine(text, endOfLine(text, at) + 1)
    // A list may stand in the column of the key it belongs to.
    const beside = typeof line === 'object' && !parent.list && line.column === parent.column && isDash(text, line.at)
    return blockAt(text, line, beside ? parent.column - 1 : parent.column)
  }
  if (/[[{&*!\t]/.test(text.charAt(at))) return UNSURE
  return parent.list ? { at, column: parent.column + at - from + 1, list: isDash(text, at) } : undefined
}

function find(text: string, block: Block, token: string): Entry | Unsure | undefined {
  let line: Line | Unsure | undefined = block
  for (let index = 0; line !== undefined; ) {
    if (line === UNSURE) return UNSURE
    if (line.column < block.column) return undefined
    const dash = isDash(text, line.at)
    if (line.column === block.column && block.list && !dash) return undefined
    // A dash among keys belongs to the list of the key before it.
    if (line.column === block.column && block.list === dash) {
      const entry: Entry | Unsure | undefined = block.list ? item(text, line.at, index, token) : member(text, line.at, token)
      if (entry !== undefined) return entry
      index += 1
    }
    line = firstLine(text, endOfLine(text, line.at) + 1)
  }
  return undefined
}

function item(text: string, at: number, index: number, token: string): Entry | Unsure | undefined {
  if (String(index) !== token) return undefined
  let place = at + 1
  while (text.charCodeAt(place) === 32) place += 1
  return /[\r\n#&!*\t|>]|^$/.test(text.charAt(place)) ? UNSURE : { place, value: at + 1 }
}

const KEY = /(?:'((?:[^'\n]|'')*)'|("(?:[^"\\\n]|\\.)*")|((?:[^\s\\'"?&*!|>%@`[\]{},#<]|[-?](?=\S))[^\n]*?)) *:(?=[\s]|$)/y

/** The entry when it has the key; a line without a key is a scalar that stands where a mapping could. */
function member(text: string, at: number, token: string): Entry | Unsure | undefined {
  KEY.lastIndex = at
  const [, single, double, plain] = KEY.exec(text) ?? []
  const key = single?.replaceAll("''", "'") ?? (double === undefined ? plain : decoded(double))
  if (key === undefined) return UNSURE
  return key === token ? { place: at, value: KEY.lastIndex } : undefined
}

/** A double-quoted key; YAML has escapes that JSON has not. */
function decoded(text: string): string | undefined {
  try {
    return String(JSON.parse(text))
  } catch {
    return undefined
  }
}
