import { join } from 'node:path'
import { type Diagnostic, DiagnosticError, diskFiles, type Place, type ReadResult, readDocument } from '@kit/api'
import { type HandlerState, handlerStates } from '@kit/api/sources'
import type { Project } from '../project/find-project.js'
import { Fingerprints } from './fingerprints.js'
import type { Rounds } from './round.js'
import type { ApiOverview, SessionOperation } from './state.js'

/** What document and routes keep as it is because both have changed it, or because neither can take the other's change. */
const CONFLICTS = new Set(['KIT1520', 'KIT1561', 'KIT1562'])

/** Reads what document and routes have at present, and the document only where that has changed. */
export class OverviewReader {
  #last: { readonly rounds: Rounds; readonly document: ReadResult; readonly prints: Fingerprints } | undefined
  #overview: ApiOverview = { title: '', version: '', operations: [] }

  /**
   * @param rounds      undefined where there is no project
   * @param diagnostics what tells which operations are in conflict, with absolute places
   */
  async read(rounds: Rounds | undefined, diagnostics: readonly Diagnostic[]): Promise<ApiOverview> {
    if (rounds === undefined) return this.#overview
    try {
      const { root, options } = rounds.project
      this.#overview = overviewOf(await this.#document(rounds), handlerStates(diskFiles(root), options.output), rounds.project, diagnostics)
    } catch (failure) {
      // The session tells what is wrong with them; here stays what was.
      if (!(failure instanceof DiagnosticError)) throw failure
    }
    return this.#overview
  }

  async #document(rounds: Rounds): Promise<ReadResult> {
    const last = this.#last
    if (last?.rounds === rounds && last.document.files.every((file) => !last.prints.hasChanged(file))) return last.document
    const { document: file, sync } = rounds.project
    const prints = new Fingerprints()
    for (const path of [file, ...rounds.view.documents]) prints.remember(path)
    const document = await readDocument(file, { ...sync, validate: false })
    this.#last = { rounds, document, prints }
    return document
  }
}

function overviewOf(
  document: ReadResult,
  handlers: readonly HandlerState[],
  { root, options }: Project,
  diagnostics: readonly Diagnostic[],
): ApiOverview {
  const byId = new Map(handlers.map((one) => [one.id, one]))
  const places = diagnostics
    .filter(({ code }) => CONFLICTS.has(code))
    .flatMap(({ place, related = [] }) => [place ?? [], ...related].flat())
  const conflicts = new Set(places.map(keyOf))
  const { info, operations } = document.model
  const known = new Set(operations.map(({ id }) => id))
  const selects = options.include !== undefined || options.exclude !== undefined
  return {
    title: info.title,
    version: info.version,
    operations: [
      ...operations
        .filter(({ id }) => !selects || byId.has(id))
        .map((one) => described(one, document.locate(one.origin), byId.get(one.id), root, conflicts)),
      ...handlers.filter(({ id }) => !known.has(id)).map((one) => orphan(one, root)),
    ],
  }
}

function described(
  { id, method, path, tags, summary, deprecated }: ReadResult['model']['operations'][number],
  place: Place,
  handler: HandlerState | undefined,
  root: string,
  conflicts: ReadonlySet<string>,
): SessionOperation {
  return {
    id,
    method,
    path,
    tags,
    summary,
    deprecated: deprecated === true,
    state: conflicts.has(keyOf(place)) ? 'conflict' : handler?.written === true ? 'implemented' : 'stub',
    handler: handler && placeIn(root, handler.place),
    document: place,
  }
}

function orphan({ id, place }: HandlerState, root: string): SessionOperation {
  return {
    id,
    method: undefined,
    path: undefined,
    tags: [],
    summary: undefined,
    deprecated: false,
    state: 'orphan',
    handler: placeIn(root, place),
    document: undefined,
  }
}

function placeIn(root: string, place: Place): Place {
  return { ...place, file: join(root, place.file) }
}

function keyOf({ file, line }: Place): string {
  return `${file}:${line}`
}
