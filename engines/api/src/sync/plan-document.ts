import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { documentedOnly } from '../diagnostics/sync.js'
import { type PrintOptions, printDocument } from '../document/print-document.js'
import type { ExtractOptions } from '../extract/extract-options.js'
import { extractRoutes } from '../extract/extract-routes.js'
import { parseModel, printModel } from '../model/model-file.js'
import type { Edit, ProjectFiles } from '../plan/files.js'
import { type ReadOptions, readDocument } from '../read/read-document.js'
import { asDocumented, overlap } from './as-documented.js'
import { changeDocument } from './change-document.js'
import { modelOf } from './model-of.js'
import { modelTree } from './model-tree.js'
import { viewOf } from './read-view.js'
import { sourceChange, type Touched } from './source-change.js'
import { withoutOrigins } from './without-origins.js'

/** A document from sources of any style, or what they change in the one that is there. */
export interface DocumentPlan {
  /** New texts of the document's files, by absolute path. */
  readonly documents: ReadonlyMap<string, string>
  /** What kit remembers of the sources. */
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
  readonly operations: { readonly total: number } & Pick<Record<keyof Touched, number>, 'added' | 'changed' | 'removed'>
}

export interface DocumentPlanOptions {
  /** Where to begin, and what the project calls its guards. */
  readonly extract: ExtractOptions
  /** How a new document is written. */
  readonly print: PrintOptions
  readonly read?: ReadOptions
  /** Whether the document is there, to be edited in place. */
  readonly exists: boolean
  /** Where the sources are, for what is remembered of them. */
  readonly key: string
}

/**
 * Plans the document of sources that kit did not write. Into a document that is there goes what has changed in the sources since the last time;
 * the first time, what it lacks. Descriptions, examples and whatever the sources don't say stay as they are.
 *
 * @param file  the document, as an absolute path
 * @param files the project's files
 * @throws DiagnosticError for a document that can't be read
 * @example
 * const { documents } = await planDocument('/api/openapi.yaml', diskFiles('/api'), {
 *   exists: false, key: 'src/routes', extract: { entries: ['src/app.ts'] }, print: { format: 'yaml', version: '3.1' }
 * })
 */
export async function planDocument(file: string, files: ProjectFiles, options: DocumentPlanOptions): Promise<DocumentPlan> {
  const { read = {}, exists, key } = options
  const { model, diagnostics } = extractRoutes(files, options.extract)
  const memory = `.kit/models/${key}.sources.json`
  const edits = remembering(files, memory, printModel(model))
  const total = model.operations.length
  if (!exists) {
    const documents = new Map([[file, printDocument(model, options.print)]])
    return { documents, edits, diagnostics, operations: { total, added: total, changed: 0, removed: 0 } }
  }
  const document = await readDocument(file, read)
  const former = parseModel(files.read(memory) ?? '')
  const whole = modelTree(document.model)
  const says = asDocumented(model, document.model)
  const after = viewOf(says)
  const before = former === undefined ? overlap(after, viewOf(document.model)) : viewOf(asDocumented(former, document.model))
  const { tree, operations } = sourceChange(whole, before, after)
  const target = modelOf(withoutOrigins(tree), [whole], document.entry)
  const changed = await changeDocument(document, target, read, {})
  const found = new Set(says.operations.map(({ id }) => id))
  const missing = document.model.operations.filter(({ id }) => !found.has(id) && !operations.removed.has(id))
  return {
    documents: changed.texts,
    edits,
    diagnostics: [
      ...document.diagnostics,
      ...diagnostics,
      ...changed.diagnostics,
      ...missing.map(({ method, path, origin }) => documentedOnly(`${method.toUpperCase()} ${path}`, document.locate(origin))),
    ],
    operations: { total, added: operations.added.size, changed: operations.changed.size, removed: operations.removed.size },
  }
}

function remembering(files: ProjectFiles, path: string, text: string): readonly Edit[] {
  const current = files.read(path)
  return current === text ? [] : [{ path, kind: current === undefined ? 'create' : 'update', text, reason: 'what kit remembers' }]
}
