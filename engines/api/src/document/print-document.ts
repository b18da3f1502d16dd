import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { saidOtherwise } from '../diagnostics/document-edits.js'
import type { ApiModel } from '../model/model.js'
import { documentValue } from './document-value.js'
import { printedPaths } from './printed-paths.js'
import type { DocumentVersion } from './values/writing.js'
import { yamlDocument } from './yaml-document.js'

/** How a new document is written. */
export interface PrintOptions {
  readonly format: 'yaml' | 'json'
  readonly version: DocumentVersion
  /** Takes notes of what the version has no words for, and what stands in its place; 3.1 has words for everything but Swagger's tabs. */
  report?(diagnostic: Diagnostic): void
}

/**
 * Writes a model as a new OpenAPI document of one file: members in the customary order, schemas under their names, no anchors. Reading
 * it gives the same model.
 *
 * @param model   what the document shall say
 * @param options format and version; 3.1 says all that a model holds, 3.0 keeps the rest as extensions (`x-…`)
 * @throws nothing; what 3.0 can't say goes to `options.report`
 * @example
 * printDocument(model, { format: 'yaml', version: '3.1' }) // "openapi: 3.1.0\ninfo:\n  title: Parcels\n…"
 */
export function printDocument(model: ApiModel, { format, version, report }: PrintOptions): string {
  const unsaid = new Map<string, { readonly what: string; readonly instead: string; count: number }>()
  const document = documentValue(
    model,
    version,
    (what, instead) => {
      const known = unsaid.get(what)
      if (known === undefined) unsaid.set(what, { what, instead, count: 1 })
      else known.count += 1
    },
    format === 'yaml' ? printedPaths : undefined,
  )
  if (report !== undefined) for (const { what, instead, count } of unsaid.values()) report(saidOtherwise(version, what, instead, count))
  return `${format === 'json' ? JSON.stringify(document, null, 2) : yamlDocument(document)}\n`
}
