import { mergeTree, textOf } from './merge-tree.js'
import { commentsIn, indentAt } from './module-tree.js'
import type { Run } from './run.js'
import { descendants, itemsOf, type Tree } from './tree.js'

/** Whether somebody has put what kit wrote into something of their own, or kit would put it into something new. */
export function mergeWrapped(run: Run, base: Tree, current: Tree, wanted: Tree): boolean {
  // What must not be changed can be in what is put into something.
  if ((base.print === current.print && run.blocked.size === 0) || base.print === wanted.print) return false
  if (current.print === wanted.print) return false
  if (mergeCall(run, base, current, wanted)) return true
  if (current.type !== base.type && base.type === wanted.type) {
    const inner = only(current, base)
    if (inner !== undefined) {
      mergeTree(run, base, inner, wanted)
      return true
    }
    const satisfied = base.type === 'TSSatisfiesExpression' ? [base.parts.get('expression'), wanted.parts.get('expression')] : []
    const [one, third] = satisfied
    if (one !== undefined && third !== undefined && one.type === current.type) {
      mergeTree(run, one, current, third)
      return true
    }
  }
  const inner = only(wanted, base)
  if (inner === undefined || inner.start === wanted.start || base.parts.size === 0) return false
  const indent = indentAt(run.current.text, current.start)
  run.edits.appendRight(current.start, textOf(run, wanted, indent, wanted.start, inner.start))
  run.edits.appendLeft(current.end, textOf(run, wanted, indent, inner.end, wanted.end))
  return true
}

/** Whether kit puts a changed expression into a call, as `typed(…)` is, or takes it out of one, while somebody has changed the expression. */
function mergeCall(run: Run, base: Tree, current: Tree, wanted: Tree): boolean {
  const [was, is, will] = [argumentOf(base), argumentOf(current), argumentOf(wanted)]
  if (was?.callee === will?.callee) return false
  const begins = (one: Tree): string | undefined => one.parts.get('root')?.print
  if (was !== undefined && is?.callee === was.callee && begins(was.inner) === begins(wanted)) {
    const { inner } = is
    if (commentsIn(run.current, current.start, inner.start).length + commentsIn(run.current, inner.end, current.end).length > 0)
      return false
    mergeTree(run, was.inner, inner, wanted)
    run.edits.remove(current.start, inner.start)
    run.edits.remove(inner.end, current.end)
    return true
  }
  if (will === undefined || was !== undefined || begins(will.inner) !== begins(base)) return false
  mergeTree(run, base, current, will.inner)
  run.edits.appendRight(current.start, `${will.callee}(`)
  run.edits.appendLeft(current.end, ')')
  return true
}

/** The expression in `typed(…)`. */
function argumentOf(tree: Tree): { readonly callee: string; readonly inner: Tree } | undefined {
  const root = tree.parts.get('root')
  const [link, ...others] = itemsOf(tree)
  const [inner, ...more] = itemsOf(link)
  if (tree.type !== 'Chain' || root?.type !== 'Identifier' || link?.head !== '' || others.length + more.length > 0) return undefined
  return inner === undefined ? undefined : { callee: root.head, inner }
}

/** The only place within a tree where another one stands. */
function only(tree: Tree, wanted: Tree): Tree | undefined {
  let found: Tree | undefined
  for (const one of descendants(tree)) {
    if (one.print !== wanted.print) continue
    if (found !== undefined) return undefined
    found = one
  }
  return found
}
