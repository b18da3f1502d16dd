import { type Diagnostic, DiagnosticError } from '../diagnostics/diagnostic.js'
import { noOperations, onlySchemas, outputIsFile, unroutablePath } from '../diagnostics/routes.js'
import type { ApiModel } from '../model/model.js'
import { parseModel, printModel } from '../model/model-file.js'
import type { ReadResult } from '../read/read-document.js'
import { groupOperations } from '../render/groups.js'
import type { RoutesOptions } from '../render/options.js'
import { isRoutable, routePath } from '../render/route-path.js'
import { chooseTypes, renderModel } from '../render/render-output.js'
import { bindHandlers } from './bind-handlers.js'
import { type Dependencies, dependenciesOf } from './dependencies.js'
import { editsFor } from './edits.js'
import type { Edit, ProjectFiles } from './files.js'
import { findOrphans } from './orphans.js'
import { readHandlers, routedOperations } from './placed-handlers.js'
import { selectOperations, withoutDoubles } from './select-operations.js'
import { parseState, STATE_FILE } from './state.js'
import type { PlanSummary } from './summary.js'
import { targetFiles } from './target-files.js'

export interface RoutesPlan {
  /** What to write; empty when everything is as it should be. */
  readonly edits: readonly Edit[]
  /** Of the document and of the sources; no errors, those are thrown. */
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: PlanSummary
  /** What the generated code imports. */
  readonly dependencies: Dependencies
}

/** The model of the last run, kept for operations that leave the document while their handlers stay. */
export function modelFile(output: string): string {
  return `.kit/${output.replaceAll('/', '-')}.model.json`
}

/**
 * Plans the routes of a document: reads what stands in the project, decides what must change, and returns the edits. Pure: the same
 * document and files give the same plan, and applying it twice changes nothing.
 *
 * @param document what `readDocument` returned
 * @param hashes   content hashes of the document's files, for recognising an unchanged run
 * @throws DiagnosticError when there is nothing to write, or a file of the user's can't be read
 * @example
 * const document = await readDocument('openapi.yaml')
 * const plan = planRoutes(document, diskFiles('.'), { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' })
 * applyEdits('.', plan.edits)
 */
export function planRoutes(document: ReadResult, files: ProjectFiles, options: RoutesOptions, hashes: Readonly<Record<string, string>> = {}): RoutesPlan {
  const { output } = options
  const blocked = output.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')).find((path) => files.isFile(path))
  if (blocked !== undefined) throw new DiagnosticError([outputIsFile(blocked)])
  const selected = selectOperations(document.model.operations, options)
  const operations = withoutDoubles(selected.filter((one) => isRoutable(one.path)))
  const unroutable = selected.filter((one) => !isRoutable(one.path)).map((one) => unroutablePath(one.path, document.locate(one.origin)))
  if (operations.length === 0 && document.model.schemas.size === 0) {
    throw new DiagnosticError([noOperations(document.locate({ file: document.entry, pointer: '' }), document.model.operations.length > 0)])
  }
  if (selected.length === 0 && document.model.operations.length > 0) throw new DiagnosticError([noOperations(document.locate({ file: document.entry, pointer: '' }), true)])
  const model: ApiModel = { ...document.model, operations }
  const state = parseState(files.read(STATE_FILE), output)
  const types = options.types === 'auto' ? (state?.types ?? chooseTypes(model)) : options.types

  const handlers = readHandlers(files, output)
  const former = state?.operations ?? routedOperations(files, output, operations, (path) => routePath(options.framework, path))
  const first = renderModel(model, types, document.locate)
  const groups = groupOperations(first.operations, { split: options.split, lines: first.lines, placed: new Map() })
  const bound = bindHandlers(groups, {
    former,
    handlers,
    output,
    redivided: state !== undefined && state.split !== options.split,
    identifier: first.naming.operation,
    place: (operation) => document.locate(operation.origin),
  })

  const baseText = files.read(modelFile(output))
  const orphans = findOrphans(former, bound.bindings, handlers, baseText === undefined ? undefined : parseModel(baseText), model)
  const orphaned = orphans.kept.flatMap((one) => one.operation ?? [])
  const whole: ApiModel = {
    ...model,
    operations: [...operations, ...orphaned],
    schemas: new Map([...model.schemas, ...orphans.schemas]),
  }
  const rendered = orphaned.length === 0 ? first : renderModel(whole, types, document.locate)
  const target = targetFiles(rendered, bound.bindings, orphans, model, options, handlers, document.locate)
  const without = operations.length === 0 ? [onlySchemas(document.locate({ file: document.entry, pointer: '' }))] : []
  const schemes = [...model.securitySchemes].map(([name, scheme]) => ({ name, scheme, identifier: first.naming.scheme(name) }))
  const plan = editsFor({ files, options, state, types, handlers, bindings: bound.bindings, orphans, target, hashes, modelText: printModel(whole), schemes })
  return {
    edits: plan.edits,
    summary: plan.summary,
    dependencies: dependenciesOf(options.framework),
    diagnostics: [...document.diagnostics, ...unroutable, ...without, ...rendered.diagnostics, ...bound.diagnostics, ...target.diagnostics, ...plan.diagnostics],
  }
}
