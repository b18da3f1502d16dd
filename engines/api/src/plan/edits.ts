import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { editedFile, leftoverFile, orphanedHandler } from '../diagnostics/routes.js'
import type { RoutesOptions } from '../render/options.js'
import type { Binding } from './bind-handlers.js'
import type { Edit, ProjectFiles } from './files.js'
import { handlerEdits } from './handler-edits.js'
import type { Orphans } from './orphans.js'
import { modelFile } from './plan-routes.js'
import type { HandlerFiles } from './placed-handlers.js'
import { type NamedScheme, securityEdit } from './security-edit.js'
import { contentHash, type OutputState, printState, STATE_FILE } from './state.js'
import type { PlanSummary } from './summary.js'
import { schemaHelpers, supportFiles } from './support-files.js'
import type { TargetFiles } from './target-files.js'

export interface EditsInput {
  readonly files: ProjectFiles
  readonly options: RoutesOptions
  readonly state: OutputState | undefined
  readonly types: 'infer' | 'declare'
  readonly handlers: HandlerFiles
  readonly bindings: readonly Binding[]
  readonly orphans: Orphans
  readonly target: TargetFiles
  readonly hashes: Readonly<Record<string, string>>
  readonly modelText: string
  readonly schemes: readonly NamedScheme[]
}

/** Compares what should stand in the project with what does, and returns the difference. Folders that somebody edited are left alone. */
export function editsFor(input: EditsInput): { readonly edits: readonly Edit[]; readonly diagnostics: readonly Diagnostic[]; readonly summary: PlanSummary } {
  const { files, options, state, target, orphans } = input
  const { output } = options
  const diagnostics: Diagnostic[] = []
  const edits: Edit[] = []

  const heldBack = new Set<string>()
  for (const [file, text] of target.files) {
    const path = `${output}/${file}`
    const current = files.read(path)
    if (current === undefined || contentHash(current) === contentHash(text) || contentHash(current) === state?.files[path]) continue
    diagnostics.push(editedFile(path, state?.files[path] !== undefined))
    heldBack.add(unitOf(file))
  }
  const owned: Record<string, string> = {}
  for (const [file, text] of target.files) {
    const path = `${output}/${file}`
    const current = files.read(path)
    const same = current !== undefined && contentHash(current) === contentHash(text)
    if (heldBack.has(unitOf(file))) {
      const before = state?.files[path]
      if (before !== undefined) owned[path] = before
      continue
    }
    owned[path] = contentHash(text)
    if (!same) edits.push({ path, kind: current === undefined ? 'create' : 'update', text, reason: current === undefined ? 'new' : 'the document changed' })
  }
  for (const [path, hash] of Object.entries(state?.files ?? {})) {
    if (path in owned || target.files.has(path.slice(output.length + 1))) continue
    const current = files.read(path)
    if (current === undefined) continue
    if (contentHash(current) === hash) edits.push({ path, kind: 'delete', text: '', reason: 'no longer needed' })
    else diagnostics.push(leftoverFile(path))
  }

  const handlerPlan = handlerEdits(input, heldBack)
  edits.push(...handlerPlan.edits)
  const support = new Map([...supportFiles(options.framework, options.envelope), ...(target.helpers ? [['schema.ts', schemaHelpers()] as const] : [])])
  for (const [file, text] of support) edits.push(...once(files, `${output}/${file}`, text))
  edits.push(...securityEdit(files, `${output}/security.ts`, input.schemes))
  for (const { former } of orphans.kept) {
    diagnostics.push(orphanedHandler(former.handler, { file: `${output}/${former.folder}/handlers.ts`, line: lineOf(input, former), column: 1 }))
  }

  const sources = [...edits].sort((a, b) => (a.path < b.path ? -1 : 1))
  const summary: PlanSummary = {
    operations: input.bindings.length,
    added: handlerPlan.added,
    removed: orphans.kept.length + orphans.stubs.length,
    handlersKept: input.bindings.filter((one) => one.state === 'written').length,
    moved: input.bindings.filter((one) => one.moved !== undefined).length,
    orphans: orphans.kept.length,
    files: { created: count(sources, 'create'), updated: count(sources, 'update'), deleted: count(sources, 'delete') },
  }
  const after = new Map(sources.map((edit) => [edit.path, edit]))
  const watched = Object.fromEntries(
    [...new Set([...handlerPlan.paths, `${output}/security.ts`, ...Array.from(support.keys(), (file) => `${output}/${file}`)])].sort().flatMap((path) => {
      const edit = after.get(path)
      const text = edit === undefined ? files.read(path) : edit.kind === 'delete' ? undefined : edit.text
      return text === undefined ? [] : [[path, contentHash(text)]]
    }),
  )
  const next: OutputState = {
    renderer: RENDERER,
    document: { ...input.hashes },
    framework: options.framework,
    envelope: options.envelope,
    split: options.split,
    types: input.types,
    options: JSON.stringify(options),
    files: Object.fromEntries(Object.entries(owned).sort(([a], [b]) => (a < b ? -1 : 1))),
    watched,
    operations: formerOperations(input),
    summary: { operations: input.bindings.length, handlers: summary.handlersKept, orphans: summary.orphans },
  }
  const stateText = files.read(STATE_FILE)
  const kept = [
    { path: STATE_FILE, text: printState(stateText, output, next) },
    { path: modelFile(output), text: input.modelText },
  ].flatMap(({ path, text }) => {
    const current = files.read(path)
    return current === text ? [] : [{ path, kind: current === undefined ? ('create' as const) : ('update' as const), text, reason: 'what kit remembers' }]
  })
  return { edits: [...sources, ...kept], diagnostics, summary }
}

/** Changes with what kit writes, so that a newer kit looks at everything again. Not written into any source. */
export const RENDERER = '1'

function formerOperations({ bindings, orphans }: EditsInput): OutputState['operations'] {
  return [
    ...bindings.map(({ operation, folder, handler }) => ({
      id: operation.id,
      method: operation.method,
      path: operation.path,
      folder,
      handler,
      tag: operation.tags[0] ?? '',
    })),
    ...orphans.kept.map((one) => one.former),
  ]
}

function lineOf({ handlers }: EditsInput, { folder, handler }: { readonly folder: string; readonly handler: string }): number {
  const source = handlers.sources.get(folder)
  const statement = source?.statements.find((one) => one.names.includes(handler))
  return source === undefined || statement === undefined ? 1 : source.text.slice(0, statement.start).split('\n').length
}

function once(files: ProjectFiles, path: string, text: string): readonly Edit[] {
  return files.read(path) === undefined ? [{ path, kind: 'create', text, reason: 'written once, then yours' }] : []
}

/** What is left alone together: a folder, whose files call each other; each file below `schemas/` for itself. */
function unitOf(file: string): string {
  if (file.startsWith('schemas/')) return file
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}

function count(edits: readonly Edit[], kind: Edit['kind']): number {
  return edits.filter((one) => one.kind === kind).length
}
