import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import type { SourceIndex } from './json-index.js'
import { MAX_DEPTH } from './limits.js'

/** Where a scalar starts, its quote included (the parser's offset is inside it). */
function startOf(event: ScalarEvent): number {
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return quoted ? event.valueStart - 1 : event.valueStart
}

/** Indexes a YAML text from the parser's events. Aliases count as values of their own: what they stand for is elsewhere. */
export function indexYaml(text: string): SourceIndex {
  const start: number[] = []
  const next: number[] = []
  const key: number[] = []
  const kind: number[] = []
  const keys = new Map<number, string>()
  /** Open containers: index of the value (-1 for the document), and the key that waits for its value. */
  const open: { readonly index: number; readonly mapping: boolean; pending: number }[] = []

  const add = (offset: number, what: number): void => {
    const parent = open.at(-1)
    start.push(offset)
    key.push(parent?.mapping === true ? parent.pending : -1)
    kind.push(what)
    next.push(start.length)
    if (parent !== undefined) parent.pending = -1
  }
  for (const event of parseEvents(text, { maxDepth: MAX_DEPTH })) {
    if (event.type === EVENT_ID.DOCUMENT) open.push({ index: -1, mapping: false, pending: -1 })
    else if (event.type === EVENT_ID.POP) {
      const closed = open.pop()
      if (closed !== undefined && closed.index >= 0) next[closed.index] = start.length
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const mapping = event.type === EVENT_ID.MAPPING
      add(event.start, mapping ? 2 : 1)
      open.push({ index: start.length - 1, mapping, pending: -1 })
    } else {
      const parent = open.at(-1)
      const offset = event.type === EVENT_ID.SCALAR ? startOf(event) : event.anchorStart - 1
      if (parent?.mapping === true && parent.pending === -1) {
        parent.pending = offset
        if (event.type === EVENT_ID.SCALAR) keys.set(offset, getScalarValue(text, event))
      } else add(offset, 0)
    }
  }
  return { start, next, key, kind, keyAt: (offset) => keys.get(offset) ?? '' }
}
