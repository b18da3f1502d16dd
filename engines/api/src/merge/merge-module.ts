import MagicString from 'magic-string'
import { claimedNames } from './claimed-names.js'
import type { MergeConflict } from './conflict.js'
import { followRenames } from './follow-renames.js'
import { declaredNames } from './keys.js'
import { inLoadOrder } from './load-order.js'
import { mergeTree } from './merge-tree.js'
import { isSame, type ModuleTree, parseAnew, parseModule } from './module-tree.js'
import { releaseImports } from './release-imports.js'
import { findRenames } from './renames.js'
import { restyle } from './restyle.js'
import type { FoundConflict, Run } from './run.js'
import { styleOf } from './style.js'
import { descendants, itemsOf, type Tree } from './tree.js'

/** What happened to one file. */
export interface MergedText {
  readonly text: string
  /** What both sides have changed; it stands as it does in `current`. */
  readonly conflicts: readonly MergeConflict[]
  /** What to merge against the next time: `wanted`, but for what is in conflict, which is as it was in `base`. */
  readonly base: string
}

/**
 * Carries the difference between what kit wrote before and what it would write now into what stands there, which somebody may have edited.
 * Only what expresses the difference is touched: whatever else somebody wrote, moved or laid out in another way stays as it is.
 *
 * @param path    name of the file, for messages
 * @param base    what kit wrote before
 * @param current what stands there
 * @param wanted  what kit would write now
 * @throws DiagnosticError KIT1500 when `current` does not parse
 * @example
 * const base = 'export const Age = z.int()\n'
 * const current = 'export const Age = z.int().refine(isEven) // mine\n'
 * mergeModule('age.ts', base, current, 'export const Age = z.int().max(9)\n').text
 * // 'export const Age = z.int().max(9).refine(isEven) // mine\n'
 */
export function mergeModule(path: string, base: string, current: string, wanted: string): MergedText {
  const mark = current.startsWith('\ufeff') ? '\ufeff' : ''
  const body = current.slice(mark.length)
  const windows = body.includes('\r\n') && !/(?<!\r)\n/.test(body)
  const text = windows ? body.replaceAll('\r\n', '\n') : body
  if (base === wanted || text === wanted) return { text: current, conflicts: [], base: wanted }
  if (text === base) return { text: mark + (windows ? wanted.replaceAll('\n', '\r\n') : wanted), conflicts: [], base: wanted }
  const merged = settle(path, base, text, wanted)
  return { ...merged, text: mark + (windows ? merged.text.replaceAll('\n', '\r\n') : merged.text) }
}

function settle(path: string, base: string, current: string, wanted: string): MergedText {
  const claimed = claimedNames(parseModule(path, base), parseModule(path, current), parseModule(path, wanted))
  const first = settled(path, { base, current, wanted, claimed }, new Set())
  if (first.conflicts.size === 0) return { text: first.text, conflicts: [], base: wanted }
  const next = settled(path, { base, current: base, wanted, claimed }, new Set(Array.from(first.conflicts.values(), ({ id }) => id))).text
  // Once more over the result, so that places are those of the result.
  const second = settled(path, { base: next, current: first.text, wanted, claimed }, new Set())
  const conflicts = [...(second.conflicts.size === 0 ? first : second).conflicts.values()].map((one) => located(one, second.text))
  return { text: second.text, conflicts, base: next }
}

interface Texts {
  readonly base: string
  readonly current: string
  readonly wanted: string
  /** What somebody's declarations are called, by the names that kit would give them. */
  readonly claimed: ReadonlyMap<string, string>
}

interface Settled {
  readonly text: string
  readonly conflicts: ReadonlyMap<string, FoundConflict>
}

/** Merges until no code of somebody's uses what has gone, and nothing is there twice. */
function settled(path: string, texts: Texts, blocked: ReadonlySet<string>): Settled {
  const kept = new Set<string>()
  const taken = new Set<string>()
  const anew = new Set<string>()
  for (;;) {
    const { text, conflicts, module, current, base, wanted } = mergeOnce(path, texts, { blocked, kept, taken, anew })
    const size = kept.size + taken.size + anew.size
    for (const name of [...missing(current, module), ...halves(current, module, wanted)]) kept.add(name)
    for (const name of doubles(module)) taken.add(name)
    for (const name of lacking(module, wanted)) anew.add(name)
    if (kept.size + taken.size + anew.size === size)
      return { text: inLoadOrder(path, followRenames(path, text, base, wanted), current), conflicts }
  }
}

/** The trees of a merge, and of its result. */
interface Merged extends Settled {
  readonly base: ModuleTree
  readonly current: ModuleTree
  readonly wanted: ModuleTree
  readonly module: ModuleTree
}

function mergeOnce(path: string, texts: Texts, options: Pick<Run, 'blocked' | 'kept' | 'taken' | 'anew'>): Merged {
  const base = parseModule(path, texts.base)
  const theirs = texts.current === texts.base ? parseAnew(path, texts.current) : parseModule(path, texts.current)
  const unstyled = parseModule(path, texts.wanted)
  // Whatever it is that both say in other words: nothing is to be carried.
  if (options.anew.size === 0 && isSame(base, base.root, unstyled, unstyled.root))
    return { text: texts.current, conflicts: new Map(), base, wanted: unstyled, current: theirs, module: theirs }
  const plain = releaseImports(path, base, theirs, unstyled, options.kept)
  const names = findRenames(base.root, plain.root)
  const current = names.size === 0 ? plain : parseModule(path, plain.text, names)
  const style = styleOf(current)
  const called = Array.from(names, ([name, was]) => [was, name] as const)
  const styled = restyle(unstyled, style, new Map([...texts.claimed, ...called]))
  const wanted = parseModule(path, styled, names)
  const edits = new MagicString(plain.text)
  const conflicts = new Map<string, FoundConflict>()
  const run: Run = { base, current, wanted, edits, unit: style.unit, memberEnd: style.memberEnd, conflicts, path: [], ...options }
  if (!isSame(base, base.root, wanted, wanted.root)) mergeTree(run, base.root, current.root, wanted.root)
  const text = edits.toString()
  return { text, conflicts, base, wanted, current: plain, module: text === plain.text ? plain : parseModule(path, text) }
}

/** Names that were declared or imported, no longer are, and are still used. */
function missing(before: ModuleTree, after: ModuleTree): readonly string[] {
  const declared = new Set(itemsOf(after.root).flatMap(declaredNames))
  const gone = new Set(
    itemsOf(before.root)
      .flatMap(declaredNames)
      .filter((name) => !declared.has(name)),
  )
  if (gone.size === 0) return []
  return [...gone].filter((name) => itemsOf(after.root).some((one) => mentions(one, name)))
}

/** Names of a type and a value of which one has gone: what nobody needs any more goes with its type, or stays with it. */
function halves(before: ModuleTree, after: ModuleTree, wanted: ModuleTree): readonly string[] {
  const [was, is, will] = [before, after, wanted].map(({ root }) => itemsOf(root).flatMap(declaredNames))
  const twice = new Set(was?.filter((name, index) => was.indexOf(name) !== index && will?.includes(name) === false))
  return [...twice].filter((name) => is?.filter((one) => one === name).length === 1)
}

function mentions(tree: Tree, name: string): boolean {
  for (const one of descendants(tree)) if (one.type === 'Identifier' && one.head === name) return true
  return false
}

/** Names that kit imports and that are used, but come from nowhere. */
function lacking({ root }: ModuleTree, wanted: ModuleTree): readonly string[] {
  const declared = new Set(itemsOf(root).flatMap(declaredNames))
  const imported = itemsOf(wanted.root).flatMap((one) => (one.type === 'ImportDeclaration' ? declaredNames(one) : []))
  return imported.filter((name) => !declared.has(name) && itemsOf(root).some((one) => mentions(one, name)))
}

/** Names that are both imported and declared. */
function doubles({ root }: ModuleTree): readonly string[] {
  const imports = itemsOf(root).filter((one) => one.type === 'ImportDeclaration')
  const others = new Set(
    itemsOf(root)
      .filter((one) => one.type !== 'ImportDeclaration')
      .flatMap(declaredNames),
  )
  return imports.flatMap(declaredNames).filter((name) => others.has(name))
}

function located({ what, offset, base, wanted }: FoundConflict, text: string): MergeConflict {
  const before = text.slice(0, offset).split('\n')
  return { what, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, base, wanted }
}
