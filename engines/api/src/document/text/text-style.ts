import { columnOf } from './lines.js'
import type { TextNode } from './text-node.js'
import type { YamlStyle } from './yaml-block.js'

/** How a text is laid out, so that what is added to it looks alike. */
export interface TextStyle extends YamlStyle {
  readonly json: boolean
  /** What JSON is indented by; undefined where it stands on one line. */
  readonly jsonIndent: string | undefined
}

/** Finds out how a text is laid out; what it gives no example of is as kit writes it. */
export function styleOf(text: string, root: TextNode, json: boolean): TextStyle {
  const nested = json ? undefined : firstNested(text, root, 'map')
  const list = json ? undefined : firstNested(text, root, 'list')
  return {
    json,
    eol: /\r\n/.test(text.slice(0, 10_000)) ? '\r\n' : '\n',
    step: nested !== undefined && nested > 0 ? nested : 2,
    listStep: list ?? nested ?? 2,
    quotes: json || prefersDouble(root) ? 'double' : 'single',
    jsonIndent: /^\s*[{[]\r?\n([ \t]+)/.exec(text)?.[1],
  }
}

/** By how many columns the first block inside a block map stands further right than its key. */
function firstNested(text: string, root: TextNode, kind: 'map' | 'list'): number | undefined {
  const open: TextNode[] = [root]
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    if (node.style !== 'block') continue
    for (const { start, value } of node.children) {
      if (value.style !== 'block') continue
      if (node.kind === 'map' && value.kind === kind) return columnOf(text, value.start) - columnOf(text, start)
      open.push(value)
    }
  }
  return undefined
}

/** Whether most of the strings that are quoted have double quotes; a look at the first few hundred is enough. */
function prefersDouble(root: TextNode): boolean {
  let balance = 0
  let seen = 0
  const open: TextNode[] = [root]
  for (let node = open.pop(); node !== undefined && seen < 300; node = open.pop()) {
    if (node.style === 'double' || node.style === 'single') {
      seen += 1
      balance += node.style === 'double' ? 1 : -1
    }
    for (const { value } of node.children) open.push(value)
  }
  return balance > 0
}
