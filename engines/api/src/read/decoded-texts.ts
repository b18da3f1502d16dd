import { isUtf8 } from 'node:buffer'
import { decodeText } from './decode-text.js'
import { longest } from './text-edit.js'

/** How far apart marks are at first, in UTF-16 units. */
const STEP = 65_536

/** The same place in a text and in its bytes, between two characters. */
interface Mark {
  readonly unit: number
  readonly byte: number
}

interface Decoded {
  readonly bytes: Uint8Array
  readonly text: string
  /** In their order, once somebody has asked for them. The first and the last are the beginning and the end. */
  marks?: readonly Mark[]
}

const decoded = new WeakMap<object, Map<string, Decoded>>()

/** Decodes the content of a file; of UTF-8 that was edited, only what stands around the edit, as long as somebody remembers the rest. */
export function decodeOnce(memory: object | undefined, path: string, content: Uint8Array | string): string | undefined {
  if (memory === undefined || typeof content === 'string') return decodeText(content)
  const known = decoded.get(memory) ?? new Map<string, Decoded>()
  decoded.set(memory, known)
  const former = known.get(path)
  if (former?.bytes === content) return former.text
  const now = (former && decodedAgain(former, content)) ?? decodedWhole(content)
  if (now === undefined) return undefined
  known.set(path, now)
  return now.text
}

function decodedWhole(bytes: Uint8Array): Decoded | undefined {
  const text = decodeText(bytes)
  return text === undefined ? undefined : { bytes, text }
}

/** Undefined where all of it has to be decoded. */
function decodedAgain(former: Decoded, bytes: Uint8Array): Decoded | undefined {
  if (!isPlain(former.bytes) || !isPlain(bytes)) return undefined
  former.marks ??= marksIn(former.text)
  const [before, after] = [bufferOf(former.bytes), bufferOf(bytes)]
  const most = Math.min(before.length, after.length)
  const start = longest(most, (from, to) => before.subarray(from, to).equals(after.subarray(from, to)))
  const same = longest(most - start, (from, to) =>
    before.subarray(before.length - to, before.length - from).equals(after.subarray(after.length - to, after.length - from)),
  )
  const { marks } = former
  const first = marks.findLastIndex(({ byte }) => byte <= start)
  const last = marks.findIndex(({ byte }) => byte >= before.length - same)
  const [from, to] = [marks[first], marks[last]]
  if (from === undefined || to === undefined) return undefined
  const by = after.length - before.length
  const piece = after.subarray(from.byte, to.byte + by)
  const middle = isUtf8(piece) ? piece.toString('utf8') : '\0'
  if (middle.includes('\0')) return undefined
  const units = from.unit + middle.length - to.unit
  const moved = marks.slice(last).map(({ unit, byte }) => ({ unit: unit + units, byte: byte + by }))
  return {
    bytes,
    text: former.text.slice(0, from.unit) + middle + former.text.slice(to.unit),
    marks: [...marks.slice(0, first + 1), ...(last > first ? moved : moved.slice(1))],
  }
}

/** Whether a content can only be UTF-8, without a byte order mark. */
function isPlain([first = 0, second = 0]: Uint8Array): boolean {
  return first > 0 && first < 0x80 && second > 0 && second < 0x80
}

function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [{ unit: 0, byte: 0 }]
  for (let unit = 0, byte = 0; unit < text.length; ) {
    let next = Math.min(unit + STEP, text.length)
    // Not between the halves of a character.
    if (isLowSurrogate(text.charCodeAt(next))) next += 1
    byte += Buffer.byteLength(text.slice(unit, next))
    marks.push({ unit: next, byte })
    unit = next
  }
  return marks
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** The same memory, not a copy of it. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
