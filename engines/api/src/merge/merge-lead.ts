import { type Comment, commentLines } from './comments.js'
import { mergeLines } from './merge-lines.js'
import { commentsIn, indentAt, type ModuleTree } from './module-tree.js'
import type { Piece } from './pieces.js'
import { reindent } from './reindent.js'
import { changeId, conflict, type Run } from './run.js'

/** Merges the comments that stand on something: kit's own line comments, and the doc comment, whose lines somebody may have added to. */
export function mergeLead(run: Run, base: Piece, current: Piece, wanted: Piece): void {
  const [before, here, after] = [leadOf(run.base, base), leadOf(run.current, current), leadOf(run.wanted, wanted)]
  const indent = indentAt(run.current.text, current.item.start)
  const inserted: string[] = []
  for (const { says, kind } of after.filter((one) => one.kind === 'line')) {
    if (![...before, ...here].some((one) => one.says === says && one.kind === kind)) inserted.push(`// ${says}\n${indent}`)
  }
  for (const { says, kind } of before.filter((one) => one.kind === 'line')) {
    if (after.some((one) => one.says === says)) continue
    const found = here.find((one) => one.says === says && one.kind === kind)
    if (found !== undefined) removeLine(run, found)
  }
  const layout = ({ start, end }: Comment, to: string): string =>
    reindent(run.wanted.text.slice(start, end), indentAt(run.wanted.text, start), to)
  const doc = (comments: readonly Comment[]): Comment | undefined => comments.findLast((one) => one.kind === 'doc')
  const [was, attached, will] = [doc(before), doc(here), doc(after)]
  // Somebody may have put something between a comment and what it stands on.
  const apart = commentsIn(run.current, current.from, current.attached).find((one) => one.kind === 'doc' && one.says === was?.says)
  const is = attached ?? apart
  const id = changeId(base.item, wanted.item, 'doc')
  if (was?.says !== will?.says && !run.blocked.has(id)) {
    if (is === undefined && was === undefined && will !== undefined) inserted.push(`${layout(will, indent)}\n${indent}`)
    else if (is === undefined) {
      if (will !== undefined) conflict(run, base.item, wanted.item, current.item.start, 'doc')
    } else if (will !== undefined && is.says === was?.says) {
      run.edits.update(is.start, is.end, layout(will, indentAt(run.current.text, is.start)))
    } else if (is.says !== will?.says) {
      const merged = mergeLines(linesOf(was), is.says.split('\n'), linesOf(will))
      if (merged === undefined) conflict(run, base.item, wanted.item, is.start, 'doc')
      else if (merged.length === 0) removeLine(run, is)
      else
        run.edits.update(is.start, is.end, laidOut(merged, indentAt(run.current.text, is.start), run.current.text.slice(is.start, is.end)))
    }
  }
  if (inserted.length > 0) run.edits.prependRight(here.find((one) => one.kind === 'doc')?.start ?? current.item.start, inserted.join(''))
}

function leadOf(module: ModuleTree, piece: Piece): readonly Comment[] {
  return commentsIn(module, piece.attached, piece.item.start)
}

function linesOf(comment: Comment | undefined): readonly string[] {
  return comment === undefined ? [] : comment.says.split('\n')
}

/** Removes a comment with the line break behind it. */
function removeLine(run: Run, { start, end }: Comment): void {
  const space = /^[ \t]*\n?[ \t]*/.exec(run.current.text.slice(end))?.[0] ?? ''
  run.edits.remove(start, end + space.length)
}

/** A doc comment of lines; lines that stood in `former` keep the look they had there. */
function laidOut(lines: readonly string[], indent: string, former = ''): string {
  const [only] = lines
  if (lines.length === 1 && !former.includes('\n')) return `/** ${only} */`
  const looks = new Map(
    former
      .split('\n')
      .slice(1, -1)
      .map((line) => [commentLines(`/**\n${line}\n*/`).join(), line]),
  )
  return `/**\n${lines.map((line) => `${looks.get(line) ?? `${indent} *${line === '' ? '' : ` ${line}`}`}\n`).join('')}${indent} */`
}
