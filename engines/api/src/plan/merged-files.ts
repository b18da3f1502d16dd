import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { mergeConflict } from '../diagnostics/merge.js'
import type { MergeConflict } from '../merge/conflict.js'
import { type MergedText, mergeModule } from '../merge/merge-module.js'
import type { Draft, DraftInput } from './draft.js'
import { isEdited } from './held-back.js'
import { PerTexts } from './per-text.js'

const merges = new PerTexts<MergedText>()

/** Merges what should stand in each file into what somebody has made of it, where kit knows what it wrote there. By path. */
export function mergeFiles(draft: Draft, input: DraftInput): ReadonlyMap<string, MergedText> {
  const merged = new Map<string, MergedText>()
  for (const file of draft.target.files.keys()) {
    const text = mergeFile(draft, input, file)
    if (text !== undefined) merged.set(`${input.options.output}/${file}`, text)
  }
  return merged
}

/** The same for one file, by its path below the output folder; undefined where there is nothing to merge. */
export function mergeFile(
  { target, isFrozen }: Draft,
  { files, options, state, written }: DraftInput,
  file: string,
): MergedText | undefined {
  const path = `${options.output}/${file}`
  const [current, base, wanted] = [files.read(path), written.get(path), target.files.get(file)]
  if (wanted === undefined || current === undefined || base === undefined || current === wanted || isFrozen(file)) return undefined
  if (!isEdited(files, path, base, state?.files[path])) return undefined
  return merges.of(files, path, [base, current, wanted], () => mergeModule(path, base, current, wanted))
}

/** What both sides have changed, each with its place in the sources and, where it has one, in the document. */
export function conflictDiagnostics(merged: ReadonlyMap<string, MergedText>, input: DraftInput): readonly Diagnostic[] {
  return [...merged].flatMap(([file, { conflicts }]) =>
    withoutDoubles(conflicts).map(({ what, line, column, wanted }) => {
      const origin = placeInDocument(what, input)
      return mergeConflict(what, wanted, { file, line, column }, origin)
    }),
  )
}

/** A schema and its type, of which neither is needed any more, are one thing. */
function withoutDoubles(conflicts: readonly MergeConflict[]): readonly MergeConflict[] {
  const same = (one: MergeConflict, other: MergeConflict): boolean => one.what === other.what && one.wanted === '' && other.wanted === ''
  return conflicts.filter((one, index) => !conflicts.slice(0, index).some((other) => same(one, other)))
}

/** Where the document has the operation or the schema that a conflict is about. */
function placeInDocument(what: string, { rendered, schemas, locate }: DraftInput): Place | undefined {
  const [name = ''] = what.split('.')
  const operation = rendered.operations.find((one) => rendered.naming.operation(one.id) === name)
  const key = rendered.declarations.get(name)?.key.schema
  const origin = operation?.origin ?? (key === undefined ? undefined : schemas.get(key)?.origin)
  return origin === undefined ? undefined : locate(origin)
}
