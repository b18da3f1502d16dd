import { align } from './align.js'
import { declaredNames } from './keys.js'
import { commentsIn, type ModuleTree } from './module-tree.js'
import { piecesOf } from './pieces.js'
import { itemsOf, type Tree } from './tree.js'

/**
 * Names of declarations that kit would write under other names, by those, though somebody has taken the `@schema` from their comments: by now the
 * declaration's own name is what its schema is called, and nobody but them may give it another one.
 */
export function claimedNames(base: ModuleTree, current: ModuleTree, wanted: ModuleTree): ReadonlyMap<string, string> {
  const claimed = new Map<string, string>()
  if (base.root.list === undefined || current.root.list === undefined || wanted.root.list === undefined) return claimed
  const was = namedSchemas(base)
  if (was.size === 0) return claimed
  const is = namedSchemas(current)
  const left = new Map([...align(base.root.list, current.root.list)].filter(([one, now]) => was.has(one) && !is.has(now)))
  if (left.size === 0) return claimed
  const taken = new Set(itemsOf(wanted.root).flatMap(declaredNames))
  for (const [one, another] of align(base.root.list, wanted.root.list)) {
    const kept = left.get(one)
    const [now, would] = [kept === undefined ? undefined : declaredNames(kept)[0], declaredNames(another)[0]]
    if (now !== undefined && would !== undefined && now !== would && !taken.has(now)) claimed.set(would, now)
  }
  return claimed
}

/** Statements whose comments say what the document calls their schemas. */
function namedSchemas(module: ModuleTree): ReadonlySet<Tree> {
  if (module.root.list === undefined) return new Set()
  return new Set(
    piecesOf(module, module.root.list).flatMap(({ item, attached }) =>
      commentsIn(module, attached, item.start).some(({ says }) => /(?:^|\n)@schema /.test(says)) ? item : [],
    ),
  )
}
