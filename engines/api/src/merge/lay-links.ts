import type { Layout } from './layout.js'
import { indentAt } from './module-tree.js'
import { reindent } from './reindent.js'

/** Links of a chain, each on its line if the others are. */
export function layLinks(layout: Layout): string {
  const gap = layout.plan.pieces.map((one) => layout.text.slice(one.from, one.item.start)).find((one) => one.includes('\n'))
  const between = gap === undefined ? '' : (/\n[ \t]*$/.exec(gap)?.[0] ?? '')
  const indent = between === '' ? layout.outer : between.slice(1)
  return layout.plan.outputs
    .map((one) => {
      if ('piece' in one) return layout.slice(one.piece.from, one.piece.to)
      const { start, end } = one.wanted.item
      return between + reindent(layout.run.wanted.text.slice(start, end), indentAt(layout.run.wanted.text, start), indent)
    })
    .join('')
}
