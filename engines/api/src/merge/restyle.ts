import MagicString from 'magic-string'
import type { ModuleTree } from './module-tree.js'
import { canEnd, type Style } from './style.js'
import { descendants, itemsOf, type Tree } from './tree.js'

/**
 * What kit would write, in somebody's style and with the names that they gave.
 *
 * @param names what identifiers are called in their module, by what kit calls them
 */
export function restyle({ text, root }: ModuleTree, style: Style, names: ReadonlyMap<string, string>): string {
  const edits = new MagicString(text)
  const statements = new Set<Tree>(itemsOf(root))
  for (const one of descendants(root)) if (one.list?.kind === 'statements') for (const item of one.list.items) statements.add(item)
  for (const one of descendants(root)) {
    if (one.type === 'Literal' && one.head.startsWith('"') && style.quote === '"') requote(edits, text, one)
    if (one.type === 'Property' && style.quote === '"' && text.startsWith("'", one.start)) requoteKey(edits, text, one)
    const name = one.type === 'Identifier' ? names.get(one.head) : undefined
    if (name !== undefined) edits.update(one.start, one.start + one.head.length, name)
    if (statements.has(one) && style.semicolons && canEnd(one) && text.charAt(one.end - 1) !== ';') edits.appendLeft(one.end, ';')
    if (one.type === 'TSPropertySignature' && style.memberEnd !== '' && /^[^\S\n]*\n/.test(text.slice(one.end)))
      edits.appendLeft(one.end, style.memberEnd)
  }
  const result = edits.toString()
  if (style.unit === '  ') return result
  return result.replace(/^(?: {2})+/gm, (space) => style.unit.repeat(space.length / 2))
}

function requote(edits: MagicString, text: string, { start, end }: Tree): void {
  if (text.charAt(start) === "'") edits.update(start, end, inDoubleQuotes(text.slice(start, end)))
}

function requoteKey(edits: MagicString, text: string, { start }: Tree): void {
  const [key] = /^'(?:[^'\\]|\\.)*'/.exec(text.slice(start)) ?? []
  if (key !== undefined) edits.update(start, start + key.length, inDoubleQuotes(key))
}

function inDoubleQuotes(literal: string): string {
  const body = literal
    .slice(1, -1)
    .replace(/\\(.)|"/gs, (all, escaped: string | undefined) => (all === '"' ? '\\"' : escaped === "'" ? "'" : all))
  return `"${body}"`
}
