import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { notCarried, textNotEditable } from '../diagnostics/document-edits.js'
import type { ApiModel, Origin } from '../model/model.js'
import { sharedModel } from '../model/shared-model.js'
import { dialectOf } from '../read/dialect.js'
import { Locator } from '../read/locator.js'
import { parseOnce } from '../read/parsed-texts.js'
import { placeOfOffset } from '../read/place-of-offset.js'
import { Drafts } from './edit/drafts.js'
import { editFacts } from './edit/edit-facts.js'
import { editOperations } from './edit/edit-operations.js'
import { editSchemas, renamedSchemas } from './edit/edit-schemas.js'
import { writings } from './edit/editing.js'
import { keepParts } from './edit/keep-parts.js'
import { type ModelDifference, modelDifferences } from './edit/model-differences.js'
import { RawFiles } from './edit/raw-files.js'
import { readAgain } from './edit/read-again.js'
import { rewriteDocument } from './text/text-document.js'

/** A description as it is written. */
export interface DocumentTexts {
  /** The entry document, absolute. */
  readonly entry: string
  /** Every file of the description by its absolute path, the entry among them. */
  readonly files: ReadonlyMap<string, string>
  /** Where documents are edited again and again: what parsed texts are kept by. */
  readonly memory?: object | undefined
  /** Reads the description with new texts of some files; undefined where it can't be read. */
  readAgain?(changed: ReadonlyMap<string, string>): Promise<ApiModel | undefined>
}

/** What became of a description. */
export interface EditedDocument {
  /** New texts of the files that change; of others there is nothing. */
  readonly files: ReadonlyMap<string, string>
  /** What could not be carried over, each with its place. After an error no file changes. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Carries the difference of two models into the text of the document that the first was read from. Edits touch the spans concerned:
 * comments, key order, anchors, quoting, flow style, line endings and every key that kit does not understand stay as they are.
 *
 * The result is read again and compared with what was wanted; what is not in it is a diagnostic.
 *
 * @param document the files as they are now
 * @param before   the model that reading these files gives
 * @param after    what they shall say
 * @throws nothing; whatever goes wrong is a diagnostic
 * @example
 * const { model } = await readDocument('/api/openapi.yaml')
 * const after = { ...model, info: { ...model.info, title: 'Parcels' } }
 * const { files } = await editDocument({ entry: '/api/openapi.yaml', files: texts }, model, after)
 * files.get('/api/openapi.yaml') // the same text with another title
 */
export async function editDocument(document: DocumentTexts, before: ApiModel, after: ApiModel): Promise<EditedDocument> {
  if (before === after) return { files: new Map(), diagnostics: [] }
  const raw = new RawFiles(document.files, document.memory)
  const first = editOnce(document, raw, before, after, new Set())
  if (first.diagnostics.length > 0) return first
  const missed = first.files.size === 0 ? modelDifferences(after, before) : await missedBy(document, first.files, before, after)
  if (missed.length === 0) return first
  // Authors have more spellings than kit writes: what they spell otherwise is written as a whole.
  const whole = new Set(missed.map(({ what }) => what))
  const second = editOnce(document, raw, before, after, whole)
  const left = second.diagnostics.length > 0 ? missed : await missedBy(document, second.files, before, after)
  if (left.length === 0) return second
  return withoutParts(document, raw, before, after, whole, left)
}

/** What can't be carried stays as it is; the rest goes through. */
async function withoutParts(
  document: DocumentTexts,
  raw: RawFiles,
  before: ApiModel,
  after: ApiModel,
  whole: ReadonlySet<string>,
  left: readonly ModelDifference[],
): Promise<EditedDocument> {
  const locate = locatorOf(document)
  const diagnostics = left.map(({ what, origin }) => notCarried(what, REASON, locate(origin ?? rootOf(document))))
  const names = new Set(left.map(({ what }) => what))
  const possible = keepParts(before, after, names)
  const third = editOnce(document, raw, before, possible, new Set([...whole].filter((what) => !names.has(what))))
  const carried = third.diagnostics.length === 0 && (await missedBy(document, third.files, before, possible)).length === 0
  return { files: carried ? third.files : new Map(), diagnostics }
}

const REASON = 'the document says it in a way that kit cannot edit'

function editOnce(document: DocumentTexts, raw: RawFiles, before: ApiModel, after: ApiModel, whole: ReadonlySet<string>): EditedDocument {
  const drafts = new Drafts(raw)
  const { entry } = document
  const version = dialectOf(raw.file(entry)?.value) ?? '3.1'
  const shared = { entry, version, before, after, raw, drafts, whole, renamedSchemas: renamedSchemas(before, after) } as const
  const editing = { ...shared, writing: writings(shared) }
  editFacts(editing)
  editSchemas(editing)
  editOperations(editing)
  const files = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const [path, { wanted, renames }] of drafts.finish()) {
    const file = raw.file(path)
    if (file === undefined) continue
    const rewritten = rewriteDocument(file.text, file.strictJson, file.value, wanted, renames, file.syntax, (text) =>
      parseOnce(document.memory, path, text, file.strictJson),
    )
    if (!rewritten.ok) diagnostics.push(textNotEditable(path, rewritten.reason, placeOfOffset(path, file.text, rewritten.offset)))
    else if (rewritten.text !== file.text) files.set(path, rewritten.text)
  }
  // Files refer to one another: all of them change, or none.
  return diagnostics.length > 0 ? { files: new Map(), diagnostics } : { files, diagnostics }
}

async function missedBy(
  document: DocumentTexts,
  changed: ReadonlyMap<string, string>,
  before: ApiModel,
  after: ApiModel,
): Promise<readonly ModelDifference[]> {
  const files = new Map([...document.files, ...changed])
  const found = document.readAgain === undefined ? await readAgain({ entry: document.entry, files }) : await document.readAgain(changed)
  return found === undefined ? [{ what: 'The whole difference' }] : modelDifferences(after, sharedModel(before, found))
}

function rootOf({ entry }: DocumentTexts): Origin {
  return { file: entry, pointer: '' }
}

function locatorOf({ files }: DocumentTexts): (origin: Origin) => ReturnType<Locator['locate']> {
  const sources = [...files].map(([path, text]) => {
    const syntax = /^\s*[[{]/.test(text) ? 'json' : 'yaml'
    return [path, { path, text, syntax, value: undefined, dialect: '3.1' }] as const
  })
  const locator = new Locator(new Map(sources))
  return (origin) => locator.locate(origin)
}
