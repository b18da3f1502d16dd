import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  CORE_SCHEMA,
  EVENT_ID,
  type Event,
  getScalarValue,
  load,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml'
import { MAX_DEPTH } from '../../read/limits.js'
import { lineEnd, skipSpace } from './lines.js'
import { type TextChild, type TextNode, type TextTree, UneditableText } from './text-node.js'

const STYLES = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
} as const

/** Where anchors and tags stand in an event; -1 where there are none. */
type Properties = Pick<ScalarEvent, 'anchorStart' | 'tagStart'>

const NONE: readonly TextChild[] = []

function scalarNode(event: Properties, start: number, end: number, style: TextNode['style']): TextNode {
  const [tagged, anchored] = [event.tagStart >= 0, event.anchorStart >= 0]
  return { kind: 'scalar', start, end, style, children: NONE, outer: outerOf(event, start), tagged, anchored }
}

/** The offset of whichever comes first: the anchor, the tag or the value. */
function outerOf({ anchorStart, tagStart }: Properties, start: number): number {
  const anchor = anchorStart >= 0 ? anchorStart - 1 : start
  return Math.min(anchor, tagStart >= 0 ? tagStart : start)
}

/** The tree of a YAML text that was parsed before, from the events of the parser that reads documents. */
export function yamlTree(text: string): TextTree {
  return new YamlTreeBuilder(text).build()
}

class YamlTreeBuilder {
  readonly #events: Event[]
  readonly #anchors = new Map<string, TextNode>()
  readonly #aliases: TextNode[] = []
  #next = 0

  constructor(private readonly text: string) {
    this.#events = parseEvents(text, { maxDepth: MAX_DEPTH })
  }

  build(): TextTree {
    const first = this.#events[this.#next++]
    if (first?.type !== EVENT_ID.DOCUMENT) throw new UneditableText('it holds no document', 0)
    return { root: this.#node(this.#documentStart(first.explicitStart)), aliases: this.#aliases }
  }

  #documentStart(explicit: boolean): number {
    if (!explicit) return 0
    const marker = /^---(?=\s|$)/m.exec(this.text)
    return marker === null ? 0 : marker.index + 3
  }

  /** @param from offset behind the colon, dash or bracket before the node */
  #node(from: number): TextNode {
    const event = this.#events[this.#next++]
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
      throw new UneditableText('its structure is not understood', from)
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd)
    const after = Math.max(from, event.anchorEnd, event.tagEnd)
    const node = event.type === EVENT_ID.SCALAR ? this.#scalar(event, after) : this.#collection(event, after)
    if (node.anchored) this.#anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node)
    return node
  }

  #alias(start: number, end: number): TextNode {
    const target = this.#anchors.get(this.text.slice(start, end))
    if (target === undefined) throw new UneditableText('an alias stands inside what it means', start)
    const outer = start - 1
    const alias: TextNode = {
      kind: 'alias',
      start: outer,
      end,
      outer,
      style: 'plain',
      tagged: false,
      anchored: false,
      children: [],
      target,
    }
    this.#aliases.push(alias)
    return alias
  }

  #scalar(event: ScalarEvent, after: number): TextNode {
    const style = STYLES[event.style]
    if (event.valueStart < 0) return scalarNode(event, after, after, 'empty')
    if (style === 'literal' || style === 'folded') {
      const start = skipSpace(this.text, after)
      const content = this.text.slice(start, event.valueEnd)
      // Blank lines at the end belong to the text only where it says so.
      const end = start + (event.chomping === CHOMPING_MODE.KEEP ? content.replace(/\r?\n$/, '') : content.trimEnd()).length
      return scalarNode(event, start, Math.max(end, lineEnd(this.text, start)), style)
    }
    const quote = style === 'plain' ? 0 : 1
    return scalarNode(event, event.valueStart - quote, event.valueEnd + quote, style)
  }

  #collection(event: Extract<Event, { style: number; start: number }>, after: number): TextNode {
    const start = skipSpace(this.text, after)
    const kind = event.type === EVENT_ID.MAPPING ? 'map' : 'list'
    const flow = event.style === COLLECTION_STYLE.FLOW
    const bracketed = flow && /[[{]/.test(this.text.charAt(start))
    const children: TextChild[] = []
    let at = bracketed ? start + 1 : start
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const child = kind === 'map' ? this.#entry() : this.#item(at, flow, children.length)
      children.push(child)
      at = Math.max(child.value.end, child.gap)
      if (flow) at = this.#skipComma(at)
    }
    this.#next += 1
    return {
      kind,
      start,
      end: bracketed ? skipSpace(this.text, at) + 1 : at,
      style: flow ? 'flow' : 'block',
      children,
      outer: outerOf(event, start),
      tagged: event.tagStart >= 0,
      anchored: event.anchorStart >= 0,
    }
  }

  #skipComma(from: number): number {
    const at = skipSpace(this.text, from)
    return this.text.charAt(at) === ',' ? at + 1 : from
  }

  #item(from: number, flow: boolean, index: number): TextChild {
    const start = skipSpace(this.text, from)
    const gap = flow ? start : start + 1
    const value = this.#node(gap)
    return { key: String(index), start: flow ? value.outer : start, keyEnd: flow ? value.outer : start, gap, merge: false, value }
  }

  /** Whether a key stands behind a question mark and a space. */
  #isExplicit(key: number): boolean {
    let at = key - 1
    while (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9) at -= 1
    return at < key - 1 && this.text.charAt(at) === '?'
  }

  #entry(): TextChild {
    const event = this.#events[this.#next++]
    if (event?.type !== EVENT_ID.SCALAR || event.anchorStart >= 0 || event.tagStart >= 0 || event.valueStart < 0) {
      throw new UneditableText('a key is no plain text', event !== undefined && 'start' in event ? event.start : 0)
    }
    const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1
    const start = event.valueStart - quote
    const keyEnd = event.valueEnd + quote
    const explicit = this.#isExplicit(start)
    if (explicit || event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK)
      throw new UneditableText('a key is written behind a question mark', start)
    const written = getScalarValue(this.text, event)
    const colon = skipSpace(this.text, keyEnd)
    const gap = this.text.charAt(colon) === ':' ? colon + 1 : keyEnd
    const plain = quote === 0
    return { key: plain ? keyName(written) : written, start, keyEnd, gap, merge: plain && written === '<<', value: this.#node(gap) }
  }
}

/** A plain key as the parser names it in an object: `0x10` is `16`. */
function keyName(written: string): string {
  return /^(?:[-+.\d~]|null$|true$|false$)/i.test(written) ? String(load(written, { schema: CORE_SCHEMA })) : written
}
