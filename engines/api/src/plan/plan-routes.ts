import { basename } from 'node:path'
import { type Diagnostic, DiagnosticError } from '../diagnostics/diagnostic.js'
import { noOperations, onlySchemas, orphanedHandler, unroutablePath } from '../diagnostics/routes.js'
import type { ApiModel } from '../model/model.js'
import type { ReadResult } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { chooseTypes, renderModel } from '../render/render-output.js'
import { isRoutable } from '../render/route-path.js'
import { readAgreed } from './agreed-model.js'
import { conflictingUnits } from './conflicting-units.js'
import { type Dependencies, dependenciesOf } from './dependencies.js'
import { documentNotes } from './document-notes.js'
import { type Draft, type DraftInput, draftRoutes } from './draft.js'
import { editedRoutes } from './edited-routes.js'
import { type SourceEdits, sourceEdits } from './edits.js'
import type { Edit, ProjectFiles } from './files.js'
import { type FormerOperation, formerFromSources, formerNames, matchOperations } from './former-operations.js'
import { handlersPath } from './handler-edits.js'
import { readHandlers } from './handler-files.js'
import { handlerStatement } from './handlers-file.js'
import { type Arrangement, arrange, settle } from './held-back.js'
import { keptTexts } from './kept-texts.js'
import { rememberedEdits } from './next-state.js'
import type { Hashes } from './open-document.js'
import { checkOptionChanges } from './option-changes.js'
import { findOrphans, withOrphans } from './orphans.js'
import { checkOutput } from './output-folder.js'
import { selectOperations, withoutDoubles } from './select-operations.js'
import { standingSchemas } from './standing-schemas.js'
import { contentHash, readState } from './state.js'
import type { PlanSummary } from './summary.js'
import { readWritten } from './written.js'

export interface RoutesPlan {
  /** What to write; empty when everything is as it should be. */
  readonly edits: readonly Edit[]
  /** Of the document and of the sources; no errors, those are thrown. */
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: PlanSummary
  /** What the generated code imports. */
  readonly dependencies: Dependencies
}

/**
 * Plans the routes of a document: reads what stands in the project, decides what must change, and returns the edits. Pure: the same
 * document and files give the same plan, and applying it twice changes nothing.
 *
 * @param document what `readDocument` returned
 * @param hashes   content hashes of the document's files, for recognising an unchanged run
 * @throws DiagnosticError when there is nothing to write or no place for it, or a file of the user's can't be read
 * @example
 * const document = await readDocument('openapi.yaml')
 * const plan = planRoutes(document, diskFiles('.'), { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' })
 * applyEdits('.', plan.edits)
 */
export function planRoutes(document: ReadResult, files: ProjectFiles, options: RoutesOptions, hashes: Hashes = {}): RoutesPlan {
  return planSources(document, files, options, hashes, {})
}

/** What is known of both sides, where somebody has changed the model in the sources. */
export interface Agreement {
  /** What to merge with instead of what kit last wrote, by path. */
  readonly bases?: ReadonlyMap<string, string>
  readonly disputed?: Disputed
  /**
   * What to remember as agreed, of the model that is written.
   *
   * @param conflicting operations and schemas, such as `operations/getPet`, of which the sources are not as the model
   */
  agreed?(model: ApiModel, conflicting: ReadonlySet<string>): ApiModel
}

/** What both sides disagree about. */
export interface Disputed {
  /** What kit last wrote of these is remembered as it is. */
  readonly files: ReadonlySet<string>
  /** By their ids; they stay in their folder. */
  readonly operations: ReadonlySet<string>
}

/** A plan, and what the files would be had nobody edited them, by path. */
export interface SourcesPlan extends RoutesPlan {
  readonly wanted: ReadonlyMap<string, string>
  /** Operations, by their ids, that the document no longer has and the sources still serve, as is reported. */
  readonly staying: ReadonlySet<string>
}

/** What the files would be had nobody edited them, by path. */
export function wantedSources(document: ReadResult, files: ProjectFiles, options: RoutesOptions): ReadonlyMap<string, string> {
  return wantedOf(arrange(prepared(document, files, options, {}).input, draftRoutes), options)
}

function wantedOf({ draft }: Arrangement, { output }: RoutesOptions): ReadonlyMap<string, string> {
  return new Map(Array.from(draft.target.files, ([file, text]) => [`${output}/${file}`, text]))
}

/** All that is known before anything is decided. */
function prepared(document: ReadResult, files: ProjectFiles, options: RoutesOptions, { bases = new Map(), disputed }: Agreement) {
  const { output, framework } = options
  checkOutput(output, files)
  const { operations, diagnostics } = routableOperations(document, options)
  const model = { ...document.model, operations }
  const state = readState(files, output)
  const written = state === undefined ? new Map<string, string>() : readWritten(files, output)
  const changes = checkOptionChanges(files, options, state)
  const types = options.types === 'auto' ? (state?.types ?? chooseTypes(model)) : options.types
  const handlers = readHandlers(files, output)
  const former = state?.operations ?? formerFromSources(files, output, handlers, operations, framework)
  const matches = matchOperations(operations, former)
  const texts = new Map([...written, ...bases])
  const orphans = findOrphans(former, matches, handlers, editedRoutes(files, output, texts))
  const whole = withOrphans(model, orphans, readAgreed(files, output))
  const rendered = renderModel(whole, types, document.locate, formerNames(matches, orphans.kept))
  const input: DraftInput = {
    files,
    options,
    state,
    written: texts,
    standing: standingSchemas({ files, output, state, written, declarations: rendered.declarations }),
    schemas: whole.schemas,
    operations,
    servers: model.servers,
    rendered,
    handlers,
    former,
    matches,
    orphans,
    disputed: disputed?.operations ?? new Set(),
    locate: document.locate,
  }
  return { input, whole, types, written, diagnostics: [...document.diagnostics, ...changes, ...diagnostics, ...rendered.diagnostics] }
}

/** `planRoutes` for those who know more than the document. */
export function planSources(
  document: ReadResult,
  files: ProjectFiles,
  options: RoutesOptions,
  hashes: Hashes,
  agreement: Agreement,
): SourcesPlan {
  const { input, whole, types, written, diagnostics } = prepared(document, files, options, agreement)
  const { disputed, agreed } = agreement
  const { rendered } = input
  const arrangement = arrange(input, draftRoutes)
  const draft = settle(input, arrangement)
  const schemes = [...whole.securitySchemes].map(([name, scheme]) => ({ name, scheme, identifier: rendered.naming.scheme(name) }))
  const sources = sourceEdits(input, draft, schemes)
  const summary = summarise(input, draft, sources)
  const kept = keptTexts(written, disputed?.files ?? new Set(), sources.written)
  const remaining = {
    ...sources,
    written: new Map([...sources.written, ...kept]),
    leftovers: sources.leftovers.filter((path) => !kept.has(path)),
    // Not as the files are: the next run has to look at them again.
    owned: new Map([...sources.owned, ...Array.from(kept, ([path, text]) => [path, contentHash(text)] as const)]),
  }
  const remembered = rememberedEdits(input, draft, remaining, {
    entry: basename(document.entry),
    hashes,
    types,
    model: agreed?.(whole, conflictingUnits(draft.merged, input)) ?? whole,
    summary,
  })
  return {
    edits: [...sources.edits, ...remembered],
    summary,
    wanted: wantedOf(arrangement, options),
    staying: new Set([...input.orphans.routed].map(({ id }) => id)),
    dependencies: dependenciesOf(options.framework),
    diagnostics: [...diagnostics, ...draft.diagnostics, ...orphanDiagnostics(input, draft)],
  }
}

/** @throws DiagnosticError KIT1401 where nothing is left */
function routableOperations({ model, entry, locate }: ReadResult, options: RoutesOptions) {
  const selected = selectOperations(model.operations, options)
  const operations = withoutDoubles(selected.filter((one) => isRoutable(one.path)))
  const unroutable = selected.filter((one) => !isRoutable(one.path)).map((one) => unroutablePath(one.path, locate(one.origin)))
  const place = locate({ file: entry, pointer: '' })
  const filtered = model.operations.length > 0 && selected.length === 0
  if (filtered || (operations.length === 0 && model.schemas.size === 0))
    throw new DiagnosticError([noOperations(place, filtered), ...unroutable])
  return {
    operations,
    diagnostics: [
      ...unroutable,
      ...(operations.length === 0 ? [onlySchemas(place)] : []),
      ...documentNotes(operations, { schemas: model.schemas, envelope: options.envelope, locate }),
    ],
  }
}

function orphanDiagnostics({ options, handlers, orphans }: DraftInput, { frozen }: Draft): readonly Diagnostic[] {
  const line = ({ folder, handler }: FormerOperation): number => {
    const source = handlers.sources.get(folder)
    const start = source === undefined ? 0 : (handlerStatement(source, handler)?.start ?? 0)
    return source?.text.slice(0, start).split('\n').length ?? 1
  }
  return orphans.kept
    .filter((one) => !frozen.has(one.folder) && !orphans.routed.has(one))
    .map((one) => orphanedHandler(one.handler, { file: handlersPath(options.output, one.folder), line: line(one), column: 1 }))
}

function summarise({ orphans }: DraftInput, { bindings }: Draft, { edits }: SourceEdits): PlanSummary {
  const count = (kind: Edit['kind']): number => edits.filter((one) => one.kind === kind).length
  return {
    operations: bindings.length,
    added: bindings.filter((one) => one.state === 'new' && !one.held).length,
    removed: orphans.kept.length + orphans.stubs.length,
    handlersKept: bindings.filter((one) => one.state === 'written').length,
    moved: bindings.filter((one) => one.moved !== undefined).length,
    orphans: orphans.kept.length,
    files: { created: count('create'), updated: count('update'), deleted: count('delete') },
  }
}
