import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type PrintOptions, printDocument } from '../document/print-document.js'
import type { ApiModel } from '../model/model.js'
import { parseModel, printModel } from '../model/model-file.js'
import type { Edit, ProjectFiles } from '../plan/files.js'
import { remembering } from '../plan/record.js'
import { type ReadOptions, type ReadResult, readDocument } from '../read/read-document.js'
import { asDocumented, overlap } from './as-documented.js'
import { changeDocument } from './change-document.js'
import { withSecurityOf } from './document-security.js'
import { modelOf } from './model-of.js'
import { modelTree } from './model-tree.js'
import { viewOf } from './read-view.js'
import { sourceChange, type Touched } from './source-change.js'
import { withoutOrigins } from './without-origins.js'

export interface CarryOptions {
  /** How a new document is written. */
  readonly print: PrintOptions
  readonly read?: ReadOptions
  /** Whether the document is there, to be edited in place. */
  readonly exists: boolean
  /** Whether the model knows who may use its operations. Otherwise the document does. */
  readonly knowsSecurity: boolean
  /** The file in which the model is remembered until the next time, relative to the project. */
  readonly memory: string
}

/** What a model of something else than the document changes in it. */
export interface CarriedModel {
  /** New texts of the document's files, by absolute path. */
  readonly documents: ReadonlyMap<string, string>
  /** What kit remembers of the model. */
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
  /** Ids of the model's operations in the document, by those that they have in the model. */
  readonly ids: ReadonlyMap<string, string>
  readonly operations: { readonly total: number } & Pick<Record<keyof Touched, number>, 'added' | 'changed' | 'removed'>
  /** Some of its operations ask for no credentials, as far as is known. */
  readonly isOpen: boolean
  /** Operations of the document that the model doesn't have, though nothing has taken them away. */
  readonly others: ReadResult['model']['operations']
  /** The document before. */
  readonly document: ReadResult | undefined
}

/**
 * Carries a model into a document: what has changed in it since the last time; the first time, what the document lacks. Whatever else the document
 * says stays as it is. Where there is no document, the model becomes one.
 *
 * @param file  the document, as an absolute path
 * @param files the project's files
 * @throws DiagnosticError for a document that can't be read
 * @example
 * const { documents } = await carryModel(model, '/api/openapi.yaml', diskFiles('/api'), {
 *   exists: false, knowsSecurity: false, memory: '.kit/models/routes.database.json', print: { format: 'yaml', version: '3.1' }
 * })
 */
export async function carryModel(model: ApiModel, file: string, files: ProjectFiles, options: CarryOptions): Promise<CarriedModel> {
  const { read = {}, exists, memory } = options
  const edits = remembering(files, memory, printModel(model))
  const total = model.operations.length
  if (!exists) {
    return {
      documents: new Map([[file, printDocument(model, options.print)]]),
      edits,
      diagnostics: [],
      ids: new Map(model.operations.map(({ id }) => [id, id])),
      operations: { total, added: total, changed: 0, removed: 0 },
      isOpen: isOpen(model),
      others: [],
      document: undefined,
    }
  }
  const document = await readDocument(file, read)
  const former = parseModel(files.read(memory) ?? '')
  const whole = modelTree(document.model)
  const documented = (one: ApiModel): ApiModel => {
    const named = asDocumented(one, document.model)
    return options.knowsSecurity ? named : withSecurityOf(document.model, named)
  }
  const says = documented(model)
  const after = viewOf(says)
  const before = former === undefined ? overlap(after, viewOf(document.model)) : viewOf(documented(former))
  const { tree, operations } = sourceChange(whole, before, after)
  const target = modelOf(withoutOrigins(tree), [whole], document.entry)
  const changed = await changeDocument(document, target, read, {})
  const found = new Set(says.operations.map(({ id }) => id))
  return {
    documents: changed.texts,
    edits,
    diagnostics: [...document.diagnostics, ...changed.diagnostics],
    ids: new Map(model.operations.map(({ id }, index) => [id, says.operations[index]?.id ?? id])),
    operations: { total, added: operations.added.size, changed: operations.changed.size, removed: operations.removed.size },
    isOpen: isOpen(says),
    others: document.model.operations.filter(({ id }) => !found.has(id) && !operations.removed.has(id)),
    document,
  }
}

function isOpen({ operations }: ApiModel): boolean {
  return operations.some(({ security }) => security.length === 0)
}
