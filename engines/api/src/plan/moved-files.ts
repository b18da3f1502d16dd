import { DeclarationTexts } from '../merge/declaration-text.js'
import type { MergedText } from '../merge/merge-module.js'
import type { Draft, DraftInput } from './draft.js'
import { addImports } from './import-edits.js'
import type { MovedDeclaration } from './moved-declarations.js'

/** A draft and what it is compared with, as if what is moved had never stood where it was. */
export interface MovedDraft<D extends Draft> {
  readonly draft: D
  readonly input: DraftInput
}

/** Takes moved declarations out of the files they were in, and puts them, with their edits, into those they go to. */
export function withMoves<D extends Draft>(draft: D, input: DraftInput, moves: readonly MovedDeclaration[]): MovedDraft<D> {
  if (moves.length === 0) return { draft, input }
  const { output } = input.options
  const current = new Map<string, string>()
  const written = new Map(input.written)
  const target = new Map(draft.target.files)
  for (const { from, to, name, wantedName, text, imports } of moves) {
    const [now, base] = [current.get(from) ?? input.files.read(from) ?? '', written.get(from) ?? '']
    current.set(from, withoutDeclaration(from, now, name))
    written.set(from, new DeclarationTexts(from, base).without(name))
    const file = to.slice(output.length + 1)
    const there = new DeclarationTexts(to, target.get(file) ?? '').replacing(wantedName, text)
    target.set(file, addImports(to, there, imports))
  }
  for (const [path, text] of current) {
    const along = moves.flatMap(({ from, imports }) => (from === path ? imports.map(({ local }) => local) : []))
    const known = new Set([...new DeclarationTexts(path, written.get(path) ?? '').imported, ...along])
    // Nothing of somebody's is left there.
    if (!target.has(path.slice(output.length + 1)) && new DeclarationTexts(path, text).isSpent(known)) written.set(path, text)
  }
  const read = (path: string): string | undefined => current.get(path) ?? input.files.read(path)
  return {
    draft: { ...draft, target: { ...draft.target, files: target } },
    input: {
      ...input,
      written,
      files: { ...input.files, read, list: (path) => input.files.list(path), isFile: (path) => input.files.isFile(path) },
    },
  }
}

/** What becomes of the files that declarations go to, with kit's own text of these to merge against the next time. */
export function mergedWithMoves(
  merged: ReadonlyMap<string, MergedText>,
  { draft, input }: MovedDraft<Draft>,
  moves: readonly MovedDeclaration[],
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, MergedText> {
  const result = new Map(merged)
  for (const path of new Set(moves.map(({ to }) => to))) {
    const file = path.slice(input.options.output.length + 1)
    const text = draft.target.files.get(file) ?? ''
    const { conflicts, ...one } = result.get(path) ?? { text, base: text, conflicts: [] }
    const own = moves.filter(({ to }) => to === path)
    const base = own.reduce(
      (whole, move) =>
        move.conflicts.length === 0 && conflicts.length === 0
          ? whole
          : new DeclarationTexts(path, whole).replacing(move.wantedName, move.base),
      conflicts.length === 0 ? (wanted.get(file) ?? '') : one.base,
    )
    const located = own.flatMap((move) => {
      const first = new DeclarationTexts(path, one.text.replaceAll('\r\n', '\n')).lineOf(move.wantedName)
      return move.conflicts.map((conflict) => ({ ...conflict, line: conflict.line + first - 1 }))
    })
    result.set(path, { text: one.text, base, conflicts: [...conflicts, ...located] })
  }
  return result
}

function withoutDeclaration(path: string, text: string, name: string): string {
  const windows = text.includes('\r\n')
  const rest = new DeclarationTexts(path, text.replaceAll('\r\n', '\n')).without(name)
  return windows ? rest.replaceAll('\n', '\r\n') : rest
}
