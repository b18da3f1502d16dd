import type MagicString from 'magic-string'
import type { ModuleTree } from './module-tree.js'
import type { Tree } from './tree.js'

/** A conflict while it is being found, with offsets instead of places. */
export interface FoundConflict {
  readonly id: string
  readonly what: string
  readonly offset: number
  readonly base: string
  readonly wanted: string
}

/** One merge of three modules: what is known before, and what is found on the way. */
export interface Run {
  readonly base: ModuleTree
  readonly current: ModuleTree
  readonly wanted: ModuleTree
  /** Edits of `current`. */
  readonly edits: MagicString
  /** White space of one level in `current`. */
  readonly unit: string
  /** What ends a member of a type that stands on its line. */
  readonly memberEnd: string
  /** Names that code of somebody's still uses, so that they can't go. */
  readonly kept: ReadonlySet<string>
  /** Names that somebody has given to something else. */
  readonly taken: ReadonlySet<string>
  /** Names that what is new uses, and that somebody no longer imports. */
  readonly anew: ReadonlySet<string>
  /** Changes that must not be made, by `changeId`. */
  readonly blocked: ReadonlySet<string>
  /** What was found, by `changeId` and place. */
  readonly conflicts: Map<string, FoundConflict>
  /** What encloses the tree that is being merged. */
  readonly path: string[]
}

/** A change from base to wanted, whatever has become of it in `current`, and in whatever style: places in `wanted` depend on that. */
export function changeId(base: Tree | undefined, wanted: Tree | undefined, aspect = ''): string {
  return `${aspect}${base === undefined ? '' : `${base.start}-${base.end}`}:${wanted?.print ?? ''}`
}

/** Notes a conflict; the place of it is left alone. */
export function conflict(run: Run, base: Tree | undefined, wanted: Tree | undefined, offset: number, aspect = ''): void {
  const id = changeId(base, wanted, aspect)
  const key = `${id}@${offset}`
  if (run.conflicts.has(key)) return
  // Of a chain that leads to what is meant, a reader needs no link.
  const label = run.path.filter((part, index) => part !== '' && (!part.endsWith('()') || index === run.path.length - 1)).join('.')
  run.conflicts.set(key, {
    id,
    what: label === '' ? named(run, base, wanted) : label,
    offset,
    base: base === undefined ? '' : run.base.text.slice(base.start, base.end),
    wanted: wanted === undefined ? '' : run.wanted.text.slice(wanted.start, wanted.end),
  })
}

/** What has no name is called by its first line. */
function named(run: Run, base: Tree | undefined, wanted: Tree | undefined): string {
  const [tree, text] = base === undefined ? [wanted, run.wanted.text] : [base, run.base.text]
  return tree === undefined || tree.type === 'Program' ? 'the module' : (text.slice(tree.start, tree.end).split('\n')[0] ?? '')
}
