import { parseSync } from 'oxc-parser'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { LastFew } from '../source/last-few.js'
import { unreadableSource } from '../source/module-source.js'
import { TreeBuilder } from './build-tree.js'
import { type Comment, readComment, saysNoMore } from './comments.js'
import { isNode } from './syntax-node.js'
import type { Tree } from './tree.js'

/** A module as a tree, with its comments. */
export interface ModuleTree {
  readonly text: string
  readonly root: Tree
  readonly comments: readonly Comment[]
}

/**
 * @param names what identifiers are called in the tree, where that is not what they are called in the text
 * @throws DiagnosticError KIT1500 when the text does not parse
 */
export function parseModule(path: string, text: string, names?: ReadonlyMap<string, string>): ModuleTree {
  return names === undefined || names.size === 0 ? modules.of(path, text, () => parseAnew(path, text)) : parseAnew(path, text, names)
}

const modules = new LastFew<ModuleTree>()

/** A tree of its own, for whoever compares a text with itself. */
export function parseAnew(path: string, text: string, names?: ReadonlyMap<string, string>): ModuleTree {
  const { program, comments, errors } = parseSync(path, text, { preserveParens: false })
  const fatal = errors.find((error) => error.severity === 'Error')
  if (fatal !== undefined) throw new DiagnosticError([unreadableSource(path, text, fatal.message, fatal.labels[0]?.start ?? 0)])
  const node: unknown = program
  if (!isNode(node)) throw new TypeError('the parser returned no program')
  return {
    text,
    root: new TreeBuilder(text, names).build(node),
    comments: comments.map((one) => readComment(text, one.start, one.end)),
  }
}

/** Comments that begin in a range. */
export function commentsIn({ comments }: ModuleTree, from: number, to: number): readonly Comment[] {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Comment[] = []
  for (let one = comments[low]; one !== undefined && one.start < to; one = comments[++low]) found.push(one)
  return found
}

/** Whether a tree has no comments but those that another one has. */
export function addsNoComment(module: ModuleTree, tree: Tree, other: ModuleTree, known: Tree): boolean {
  return saysNoMore(commentsIn(module, tree.start, tree.end), commentsIn(other, known.start, known.end))
}

/** Whether two trees are the same, comments included. */
export function isSame(module: ModuleTree, tree: Tree, other: ModuleTree, another: Tree): boolean {
  if (tree.print !== another.print) return false
  const says = (one: ModuleTree, at: Tree): string =>
    commentsIn(one, at.start, at.end)
      .map((comment) => comment.says)
      .join('\n\n')
  return says(module, tree) === says(other, another)
}

/** The white space with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? ''
}
