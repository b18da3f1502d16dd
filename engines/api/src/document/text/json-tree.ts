import { type TextChild, type TextNode, type TextTree, UneditableText } from './text-node.js'

const SPACE = /[ \t\r\n]*/y
const STRING = /"(?:[^"\\]|\\.)*"/y
const ATOM = /[-+.\w]+/y

/** The tree of a JSON text that was parsed before. */
export function jsonTree(text: string): TextTree {
  const skip = (from: number): number => {
    SPACE.lastIndex = from
    SPACE.test(text)
    return SPACE.lastIndex
  }
  const match = (pattern: RegExp, start: number): number => {
    pattern.lastIndex = start
    if (!pattern.test(text)) throw new UneditableText('its structure is not understood', start)
    return pattern.lastIndex
  }
  const node = (start: number): TextNode => {
    const opening = text.charAt(start)
    const shared = { start, outer: start, tagged: false, anchored: false }
    if (opening !== '{' && opening !== '[') {
      const isString = opening === '"'
      return { ...shared, kind: 'scalar', end: match(isString ? STRING : ATOM, start), style: isString ? 'double' : 'plain', children: [] }
    }
    const children: TextChild[] = []
    let at = skip(start + 1)
    while (text.charAt(at) !== '}' && text.charAt(at) !== ']') {
      const keyEnd = opening === '{' ? match(STRING, at) : at
      const key = opening === '{' ? String(JSON.parse(text.slice(at, keyEnd))) : String(children.length)
      const gap = opening === '{' ? skip(keyEnd) + 1 : at
      const value = node(skip(gap))
      children.push({ key, start: at, keyEnd, gap, merge: false, value })
      at = skip(value.end)
      if (text.charAt(at) === ',') at = skip(at + 1)
    }
    return { ...shared, kind: opening === '{' ? 'map' : 'list', end: at + 1, style: 'flow', children }
  }
  return { root: node(skip(0)), aliases: [] }
}
