import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { MAX_DEPTH } from './limits.js'

/** A value of a YAML text, with what is inside it. */
export interface YamlNode {
  /** Offset of the key, or of the value itself in a list. */
  readonly place: number
  readonly children: Map<string, YamlNode>
}

/** Shared by all values without parts: a document has a hundred thousand of them. */
const NONE: Map<string, YamlNode> = new Map()

/** Where a scalar starts, its quote included (the parser's offset is inside it). */
function startOf(event: ScalarEvent): number {
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return quoted ? event.valueStart - 1 : event.valueStart
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return startOf(event)
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : 0
}

/** A tree of the places in a YAML text, from the parser's events. What an alias stands for is where its anchor is. */
export function yamlPlaces(text: string): YamlNode {
  const root: YamlNode = { place: 0, children: new Map() }
  /** Open values; `key` is the key in a mapping that waits for its value. */
  const open: { readonly node: YamlNode; readonly mapping: boolean; key: { name: string; place: number } | undefined }[] = []
  for (const event of parseEvents(text, { maxDepth: MAX_DEPTH })) {
    const parent = open.at(-1)
    if (event.type === EVENT_ID.POP) open.pop()
    else if (event.type === EVENT_ID.DOCUMENT) open.push({ node: root, mapping: false, key: undefined })
    else if (parent?.mapping === true && parent.key === undefined) {
      parent.key = { name: event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '', place: offsetOf(event) }
      if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS)
        open.push({ node: { place: 0, children: new Map() }, mapping: event.type === EVENT_ID.MAPPING, key: undefined })
    } else {
      const holds = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE
      const place = parent?.key?.place ?? offsetOf(event)
      const node: YamlNode = open.length === 1 ? root : { place, children: holds ? new Map() : NONE }
      if (parent !== undefined && open.length > 1) parent.node.children.set(parent.key?.name ?? String(parent.node.children.size), node)
      if (parent !== undefined) parent.key = undefined
      if (holds) open.push({ node, mapping: event.type === EVENT_ID.MAPPING, key: undefined })
    }
  }
  return root
}
