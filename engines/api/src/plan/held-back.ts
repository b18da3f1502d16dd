import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { editedFile, leftoverFile } from '../diagnostics/routes.js'
import type { MergedText } from '../merge/merge-module.js'
import { relativeImports } from '../source/relative-imports.js'
import type { Draft, DraftInput } from './draft.js'
import { editedOperations } from './edited-operations.js'
import type { ProjectFiles } from './files.js'
import { conflictDiagnostics, mergeFile, mergeFiles } from './merged-files.js'
import { type MovedDeclaration, movedDeclarations } from './moved-declarations.js'
import { type MovedDraft, mergedWithMoves, withMoves } from './moved-files.js'
import { isOnlyLess } from './only-less.js'
import { hashOfFile, UNKNOWN } from './state.js'

/** What stays as it is, or where it is, whatever the document says. */
export interface Staying {
  /** Folders, and files below `schemas/`. */
  readonly folders: ReadonlySet<string>
  /** Operations, by their ids. */
  readonly operations: ReadonlySet<string>
  /** Modules below `schemas/` that somebody has edited: as long as a schema can stand there, it does. */
  readonly schemas: ReadonlySet<string>
}

/** A draft that leaves alone all that has to be. */
export interface SettledDraft extends Draft {
  /** What becomes of files that somebody has edited, by path. */
  readonly merged: ReadonlyMap<string, MergedText>
}

/** What kit leaves alone because somebody has edited it. */
export interface HeldBack {
  readonly units: ReadonlySet<string>
  /** Those of them that kit no longer needs. */
  readonly leftovers: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * What is left alone together: a folder, whose files call each other; each file below `schemas/` for itself.
 *
 * @param file path below the output folder
 */
export function unitOf(file: string): string {
  if (file.startsWith('schemas/')) return file
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}

/** Whether a file is not as kit wrote it. What kit wrote is known by its text or, of a state of before texts were kept, by its hash. */
export function isEdited(files: ProjectFiles, path: string, base: string | undefined, hash: string | undefined): boolean {
  const current = files.read(path) ?? ''
  if (current === base) return false
  return hashOfFile(files, path, current) !== (base === undefined ? hash : hashOfFile(files, path, base))
}

/** Finds the files that are neither as kit last wrote them nor as it would write them now, and that kit can't merge or no longer needs. */
export function findHeldBack(target: ReadonlyMap<string, string>, { files, options, state, written }: DraftInput): HeldBack {
  const { output } = options
  const units = new Set<string>()
  const leftovers = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const former = Object.keys(state?.files ?? {}).map((path) => path.slice(output.length + 1))
  for (const file of [...new Set([...target.keys(), ...former])].sort()) {
    const path = `${output}/${file}`
    const current = files.read(path)
    const known = state?.files[path]
    const text = target.get(file)
    if (current === undefined || current === text || (text === undefined && known === UNKNOWN)) continue
    const base = written.get(path)
    const isWanted = (): boolean => text !== undefined && hashOfFile(files, path, current) === hashOfFile(files, path, text)
    if (!isEdited(files, path, base, known) || (text !== undefined && base !== undefined) || isWanted()) continue
    // Whoever has only taken something away loses nothing when the rest goes, too.
    if (text === undefined && base !== undefined && isOnlyLess(current, base)) continue
    units.add(unitOf(file))
    if (text === undefined) leftovers.add(unitOf(file))
    diagnostics.push(text === undefined ? leftoverFile(path) : editedFile(path))
  }
  return { units, leftovers, diagnostics }
}

/** What stands where in the end, before anything is merged. */
export interface Arrangement {
  readonly draft: Draft
  readonly moves: readonly MovedDeclaration[]
  readonly moved: MovedDraft<Draft>
  readonly held: HeldBack
}

/**
 * Drafts until nothing more has to be left alone: what is edited can make other operations stay where they are.
 *
 * @param draft makes a draft in which some folders stay as they are, and some operations where they are
 */
export function arrange(input: DraftInput, draft: (input: DraftInput, staying: Staying) => Draft): Arrangement {
  let staying: Staying = { folders: new Set(), operations: new Set(), schemas: new Set() }
  for (;;) {
    const result = draft(input, staying)
    const moves = movedDeclarations(result, input)
    const moved = withMoves(result, input, moves)
    const held = findHeldBack(moved.draft.target.files, moved.input)
    const mounted = unmounted(moved, held)
    // A folder that somebody has edited, or the index where it stands, is needed as long as its operations stay there.
    const returning = leavingOperations(result, input, new Set([...held.leftovers, ...mounted]))
    const edited = [...held.leftovers].filter((unit) => unit.startsWith('schemas/') && !staying.schemas.has(moduleOf(unit)))
    const schemas = new Set([...staying.schemas, ...edited.map(moduleOf)])
    const units = [...held.units, ...mounted].filter((unit) => !returning.has(unit) && !edited.includes(unit))
    const folders = new Set([...staying.folders, ...units])
    const operations = new Set([...staying.operations, ...editedOperations(result, input), ...[...returning.values()].flat()])
    const isSettled = folders.size === staying.folders.size && operations.size === staying.operations.size && edited.length === 0
    if (isSettled) return { draft: result, moves, moved, held }
    staying = { folders, operations, schemas }
  }
}

function moduleOf(file: string): string {
  return file.replace(/\.ts$/, '')
}

/** Merges what was arranged into what somebody has made of it. */
export function settle(input: DraftInput, { draft, moves, moved, held }: Arrangement): SettledDraft {
  const merged = mergedWithMoves(mergeFiles(moved.draft, moved.input), moved, moves, draft.target.files)
  const diagnostics = [...draft.target.diagnostics, ...held.diagnostics, ...conflictDiagnostics(merged, input)]
  return { ...draft, merged, diagnostics: [...draft.diagnostics, ...diagnostics] }
}

/** Operations that would leave folders, by folder. */
function leavingOperations(
  { bindings }: Draft,
  { matches }: DraftInput,
  folders: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { operation, folder, held } of bindings) {
    const former = matches.get(operation.id)?.folder
    if (held || former === undefined || former === folder || !folders.has(former)) continue
    found.set(former, [...(found.get(former) ?? []), operation.id])
  }
  return found
}

/** Folders that would go, while the index still imports them, for somebody has edited it there. */
function unmounted({ draft, input }: MovedDraft<Draft>, { units }: HeldBack): readonly string[] {
  const index = units.has('') ? input.files.read(`${input.options.output}/index.ts`) : mergeFile(draft, input, 'index.ts')?.text
  return relativeImports('index.ts', index ?? '').flatMap(({ module }) => {
    const file = `${module}.ts`
    const isGone = module.endsWith('/routes') && !draft.target.files.has(file) && input.files.isFile(`${input.options.output}/${file}`)
    return isGone ? [unitOf(file)] : []
  })
}
