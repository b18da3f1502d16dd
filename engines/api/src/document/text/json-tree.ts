import { skipValue } from '../../read/json-cursor.js'
import { type TextChild, type TextNode, type TextTree, UneditableText } from './text-node.js'

const SPACE = /[ \t\r\n]*/y
const STRING = /"(?:[^"\\]|\\.)*"/y
const ATOM = /[-+.\w]+/y

/** The tree of a JSON text that was parsed before. What nobody looks into is skipped: most of a large document. */
export function jsonTree(text: string): TextTree {
  return { root: new JsonNode(text, behindSpace(text, 0)), aliases: [] }
}

class JsonNode implements TextNode {
  readonly kind: TextNode['kind']
  readonly style: TextNode['style']
  readonly tagged = false
  readonly anchored = false
  #end: number | undefined
  #children: readonly TextChild[] | undefined

  constructor(
    private readonly text: string,
    readonly start: number,
  ) {
    const opening = text.charAt(start)
    this.kind = opening === '{' ? 'map' : opening === '[' ? 'list' : 'scalar'
    this.style = this.kind !== 'scalar' ? 'flow' : opening === '"' ? 'double' : 'plain'
  }

  get outer(): number {
    return this.start
  }

  get end(): number {
    this.#end ??= this.#children === undefined ? endOfValue(this.text, this.start) : this.#read().end
    return this.#end
  }

  get children(): readonly TextChild[] {
    this.#children ??= this.#read().children
    return this.#children
  }

  #read(): { readonly children: readonly TextChild[]; readonly end: number } {
    const { text, start, kind } = this
    const children: TextChild[] = []
    if (kind === 'scalar') return { children, end: endOfValue(text, start) }
    let at = behindSpace(text, start + 1)
    while (text.charAt(at) !== '}' && text.charAt(at) !== ']') {
      const keyEnd = kind === 'map' ? matchEnd(text, STRING, at) : at
      const key = kind === 'map' ? String(JSON.parse(text.slice(at, keyEnd))) : String(children.length)
      const gap = kind === 'map' ? behindSpace(text, keyEnd) + 1 : at
      const value = new JsonNode(text, behindSpace(text, gap))
      children.push({ key, start: at, keyEnd, gap, merge: false, value })
      at = behindSpace(text, value.end)
      if (text.charAt(at) === ',') at = behindSpace(text, at + 1)
    }
    return { children, end: at + 1 }
  }
}

function behindSpace(text: string, from: number): number {
  SPACE.lastIndex = from
  SPACE.test(text)
  return SPACE.lastIndex
}

function matchEnd(text: string, pattern: RegExp, start: number): number {
  pattern.lastIndex = start
  if (!pattern.test(text)) throw new UneditableText('its structure is not understood', start)
  return pattern.lastIndex
}

function endOfValue(text: string, start: number): number {
  const opening = text.charAt(start)
  if (opening === '{' || opening === '[') return skipValue(text, start)
  return matchEnd(text, opening === '"' ? STRING : ATOM, start)
}
