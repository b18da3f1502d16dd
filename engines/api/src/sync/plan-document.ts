import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { documentedOnly } from '../diagnostics/sync.js'
import type { ExtractOptions } from '../extract/extract-options.js'
import { extractRoutes } from '../extract/extract-routes.js'
import type { ProjectFiles } from '../plan/files.js'
import { type CarriedModel, type CarryOptions, carryModel } from './carry-model.js'

/** A document from sources of any style, or what they change in the one that is there. */
export type DocumentPlan = Pick<CarriedModel, 'documents' | 'edits' | 'diagnostics' | 'operations'>

export interface DocumentPlanOptions extends Omit<CarryOptions, 'memory' | 'knowsSecurity'> {
  /** Where to begin, and what the project calls its guards. */
  readonly extract: ExtractOptions
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
  const { extract, key, ...carry } = options
  const { model, diagnostics } = extractRoutes(files, extract)
  const carried = await carryModel(model, file, files, { ...carry, knowsSecurity: true, memory: `.kit/models/${key}.sources.json` })
  const { documents, edits, operations, document, others } = carried
  const missing = others.flatMap(({ method, path, origin }): readonly Diagnostic[] =>
    document === undefined ? [] : [documentedOnly(`${method.toUpperCase()} ${path}`, document.locate(origin))],
  )
  return { documents, edits, operations, diagnostics: [...carried.diagnostics, ...diagnostics, ...missing] }
}
