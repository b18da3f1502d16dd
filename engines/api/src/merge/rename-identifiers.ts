import MagicString from 'magic-string'
import { localName } from './keys.js'
import type { ModuleTree } from './module-tree.js'
import { descendants, itemsOf } from './tree.js'

/** A module as text, with other names for some identifiers. Keys of objects stay as they are, and so does what others import from it. */
export function renameIdentifiers({ text, root }: ModuleTree, names: ReadonlyMap<string, string>): string {
  const edits = new MagicString(text)
  // What is passed on from another module is called as it is there.
  const passedOn = new Set(
    itemsOf(root).flatMap((one) => (one.type === 'ExportNamedDeclaration' && one.parts.has('source') ? itemsOf(one) : [])),
  )
  for (const one of descendants(root)) {
    if (one.type === 'Identifier') {
      const name = names.get(one.head.replace(/\?$/, ''))
      if (name !== undefined) edits.update(one.start, one.headEnd ?? one.end, name)
    } else if (/^(?:Im|Ex)portSpecifier$/.test(one.type) && !passedOn.has(one)) {
      const name = names.get(localName(one))
      const [outer = ''] = one.head.split(' ')
      if (name === undefined) continue
      const [first, second] = one.type === 'ImportSpecifier' ? [outer, name] : [name, outer]
      const type = /^type\s+/.exec(text.slice(one.start, one.end))?.[0] ?? ''
      edits.update(one.start, one.end, `${type}${first}${first === second ? '' : ` as ${second}`}`)
    } else if (one.type === 'Property' && one.parts.size === 0) {
      // `{ one }` is short for `{ one: one }`.
      const name = names.get(text.slice(one.start, one.end))
      if (name !== undefined) edits.appendLeft(one.end, `: ${name}`)
    }
  }
  return edits.toString()
}
