import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { editedFile, leftoverFile } from '../diagnostics/routes.js'
import type { Draft, DraftInput } from './draft.js'
import type { ProjectFiles } from './files.js'
import { contentHash, type OutputState, UNKNOWN } from './state.js'

/** What kit leaves alone because somebody has edited it. */
export interface HeldBack {
  readonly units: ReadonlySet<string>
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

/** Finds the files that are neither as kit last wrote them nor as it would write them now. */
export function findHeldBack(
  target: ReadonlyMap<string, string>,
  files: ProjectFiles,
  output: string,
  state: OutputState | undefined,
): HeldBack {
  const units = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const former = Object.keys(state?.files ?? {}).map((path) => path.slice(output.length + 1))
  for (const file of [...new Set([...target.keys(), ...former])].sort()) {
    const path = `${output}/${file}`
    const current = files.read(path)
    const known = state?.files[path]
    const text = target.get(file)
    if (current === undefined || current === text || (text === undefined && known === UNKNOWN)) continue
    const hash = contentHash(current)
    if (hash === known || (text !== undefined && hash === contentHash(text))) continue
    units.add(unitOf(file))
    diagnostics.push(text === undefined ? leftoverFile(path) : editedFile(path, known !== undefined && known !== UNKNOWN))
  }
  return { units, diagnostics }
}

/**
 * Drafts until nothing more has to be left alone: what is edited can make other operations stay where they are.
 *
 * @param draft makes a draft in which some folders stay as they are
 */
export function settle(input: DraftInput, draft: (input: DraftInput, frozen: ReadonlySet<string>) => Draft): Draft {
  const { files, state, options } = input
  let frozen: ReadonlySet<string> = new Set()
  for (;;) {
    const result = draft(input, frozen)
    const held = findHeldBack(result.target.files, files, options.output, state)
    const next = new Set([...frozen, ...held.units, ...(held.units.has('') ? unmounted(result, input) : [])])
    if (next.size === frozen.size)
      return { ...result, diagnostics: [...result.diagnostics, ...result.target.diagnostics, ...held.diagnostics] }
    frozen = next
  }
}

/** Folders that would go, while an index that somebody has edited still imports them. */
function unmounted({ target }: Draft, { state, options }: DraftInput): readonly string[] {
  return Object.keys(state?.files ?? {}).flatMap((path) => {
    const file = path.slice(options.output.length + 1)
    return file.endsWith('/routes.ts') && !target.files.has(file) ? [unitOf(file)] : []
  })
}
