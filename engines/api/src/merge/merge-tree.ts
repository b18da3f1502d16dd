import { declaredNames } from './keys.js'
import { mergeImport } from './merge-import.js'
import { mergeList } from './merge-list.js'
import { mergeWrapped } from './merge-wrapped.js'
import { addsNoComment, indentAt, isSame } from './module-tree.js'
import { reindent } from './reindent.js'
import { changeId, conflict, type Run } from './run.js'
import { descendants, itemsOf, type Tree } from './tree.js'

/** Carries the difference between two trees into what stands in `current`. */
export function mergeTree(run: Run, base: Tree, current: Tree, wanted: Tree): void {
  const isImport = base.type === 'ImportDeclaration' && current.type === base.type && wanted.type === base.type
  const isAnew = isImport && declaredNames(wanted).some((name) => run.anew.has(name))
  if (run.blocked.has(changeId(base, wanted)) || (!isAnew && isSame(run.base, base, run.wanted, wanted))) return
  if (isImport) {
    mergeImport(run, base, current, wanted)
    return
  }
  if (isUntouched(run, base, current)) {
    run.edits.update(current.start, current.end, textOf(run, wanted, indentAt(run.current.text, current.start)))
    return
  }
  if (mergeWrapped(run, base, current, wanted)) return
  const [one, another, third] = asChains(base, current, wanted)
  const alike = one.type === another.type && one.type === third.type && haveSameParts(one, another, third) && startAlike(one, third)
  if (alike && mergeHead(run, one, another, third)) mergeParts(run, one, another, third)
  else mergeWhole(run, base, current, wanted)
}

/** Whether every character is as kit wrote it, so that the layout can be kit's, too. */
function isUntouched(run: Run, base: Tree, current: Tree): boolean {
  if (base.type === 'Program' || run.blocked.size > 0 || base.print !== current.print) return false
  const was = run.base.text.slice(base.start, base.end)
  return (
    was ===
    reindent(
      run.current.text.slice(current.start, current.end),
      indentAt(run.current.text, current.start),
      indentAt(run.base.text, base.start),
    )
  )
}

/** `User` is a chain without links, as soon as one of the others has some. */
function asChains(...trees: readonly [Tree, Tree, Tree]): readonly [Tree, Tree, Tree] {
  if (!trees.some((one) => one.type === 'Chain')) return trees
  const [base, current, wanted] = trees
  return [asChain(base), asChain(current), asChain(wanted)]
}

function asChain(tree: Tree): Tree {
  if (tree.type !== 'Identifier' || tree.parts.size > 0) return tree
  const { start, end } = tree
  return {
    type: 'Chain',
    start,
    end,
    head: '',
    parts: new Map([['root', tree]]),
    print: tree.print,
    list: { kind: 'links', open: end, close: end, items: [] },
  }
}

/** Whether two chains call the same thing first, if they begin with something else: `typed(…)` is no `Pet.and(…)`. */
function startAlike(base: Tree, wanted: Tree): boolean {
  if (base.type !== 'Chain' || base.parts.get('root')?.print === wanted.parts.get('root')?.print) return true
  return itemsOf(base)[0]?.head === itemsOf(wanted)[0]?.head && itemsOf(base)[0]?.head !== ''
}

/** Whether nothing is left to do about what the trees themselves say, their parts aside. */
function mergeHead(run: Run, base: Tree, current: Tree, wanted: Tree): boolean {
  if (base.head === wanted.head || current.head === wanted.head) return true
  if (base.head !== current.head || !keepsArguments(base, current)) return false
  if (current.headEnd !== undefined && wanted.headEnd !== undefined) {
    run.edits.update(current.start, current.headEnd, run.wanted.text.slice(wanted.start, wanted.headEnd))
    return true
  }
  return mergeOptional(run, base, current, wanted)
}

/**
 * What a call is called means nothing without its arguments: another name only goes with those of before, and others beside them. A call may
 * have been put into something, as `{ ...route(…), preHandler }` is.
 */
function keepsArguments(base: Tree, current: Tree): boolean {
  const given = new Set(itemsOf(current).map((one) => one.print))
  const within = new Set(
    itemsOf(current).flatMap((one) => Array.from(descendants(one), ({ type, print }) => (type === 'Chain' ? print : ''))),
  )
  return base.type !== 'Link' || itemsOf(base).every(({ print, type }) => given.has(print) || (type === 'Chain' && within.has(print)))
}

/** `age?: number` and `age: number` differ by one character, and what stands behind it is merged for itself. */
function mergeOptional({ edits, current: module }: Run, base: Tree, current: Tree, wanted: Tree): boolean {
  const type = current.parts.get('typeAnnotation')
  if (current.type !== 'TSPropertySignature' || type === undefined) return false
  if (base.head.replace(/ \?$| $/, '') !== wanted.head.replace(/ \?$| $/, '')) return false
  const mark = module.text.lastIndexOf('?', type.start)
  if (wanted.head.endsWith('?')) edits.update(type.start, type.start + 1, '?:')
  else if (mark > current.start && /^\?\s*$/.test(module.text.slice(mark, type.start))) edits.update(mark, mark + 1, '')
  else return false
  return true
}

/** Whether trees have the same parts, as far as these have changed, so that each can be merged for itself. */
function haveSameParts(base: Tree, current: Tree, wanted: Tree): boolean {
  const keys = [...base.parts.keys()]
  if (keys.length !== wanted.parts.size || keys.some((key) => !wanted.parts.has(key))) return false
  if ((base.list === undefined) !== (wanted.list === undefined)) return false
  const changed = keys.filter((key) => base.parts.get(key)?.print !== wanted.parts.get(key)?.print)
  return changed.every((key) => current.parts.has(key)) && (base.list === undefined || current.list !== undefined)
}

function mergeParts(run: Run, base: Tree, current: Tree, wanted: Tree): void {
  for (const [key, one] of base.parts) {
    const [another, third] = [current.parts.get(key), wanted.parts.get(key)]
    if (another !== undefined && third !== undefined) mergeTree(run, one, another, third)
  }
  if (base.list !== undefined && current.list !== undefined && wanted.list !== undefined) {
    mergeList(run, { base, current, wanted }, { base: base.list, current: current.list, wanted: wanted.list })
  }
}

/** What can't be taken apart is taken whole, if only one side has changed it. */
function mergeWhole(run: Run, base: Tree, current: Tree, wanted: Tree): void {
  if (base.print === wanted.print || current.print === wanted.print) return
  if (base.print !== current.print || !addsNoComment(run.current, current, run.base, base)) conflict(run, base, wanted, current.start)
  else run.edits.update(current.start, current.end, textOf(run, wanted, indentAt(run.current.text, current.start)))
}

/** The text of something that is wanted, to stand at another indentation. */
export function textOf({ wanted: module }: Run, tree: Tree, indent: string, from = tree.start, to = tree.end): string {
  return reindent(module.text.slice(from, to), indentAt(module.text, tree.start), indent)
}
