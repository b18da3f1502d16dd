import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { sidesDisagree } from '../diagnostics/sync.js'
import type { ApiModel } from '../model/model.js'
import { sharedModel } from '../model/shared-model.js'
import { readAgreed } from '../plan/agreed-model.js'
import type { ProjectFiles } from '../plan/files.js'
import { openDocument } from '../plan/open-document.js'
import { nothingToDo } from '../plan/plan-from-document.js'
import { planSources, type RoutesPlan, wantedSources } from '../plan/plan-routes.js'
import { readWritten } from '../plan/written.js'
import type { ReadOptions } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { asTree, type BothSides, carryBothWays, withUnits } from './carry.js'
import { type Difference, describeDifference, type Side } from './difference.js'
import { modelOf } from './model-of.js'
import { modelTree } from './model-tree.js'
import { afterEdits, withGenerated } from './overlay.js'
import { differencesBetween, placesOf } from './places.js'
import { readView, type View } from './read-view.js'
import { isTouched, sourceChange } from './source-change.js'
import { sameTree } from './tree.js'

/** How a document is read, and which side is right where nothing else tells. */
export interface SyncOptions extends ReadOptions {
  readonly from?: Side
}

/** What makes document and routes say the same. */
export interface SyncPlan extends RoutesPlan {
  /** New texts of the document's files, by absolute path. */
  readonly documents: ReadonlyMap<string, string>
  /** Where the two sides differed before. */
  readonly differences: readonly Difference[]
}

/** One plan of both sides; what its files remember is used again. */
export async function planSides(file: string, files: ProjectFiles, options: RoutesOptions, sync: SyncOptions): Promise<SyncPlan> {
  const { from, ...read } = sync
  const opened = await openDocument(file, files, options, read)
  if (opened.unchanged) return { ...nothingToDo(opened.state, options), documents: new Map(), differences: [] }
  const { hashes, state } = opened
  const written = readWritten(files, options.output)
  const known = readAgreed(files, options.output)
  const document = known === undefined ? opened.document : { ...opened.document, model: sharedModel(known, opened.document.model) }
  const agreed = known ?? document.model
  const sides = { document, agreed, written, files, options, hashes, read }
  if (state !== undefined && written.size > 0) return bothWays(sides)
  if (files.isFile(`${options.output}/index.ts`)) return withoutMemory(sides, from)
  return { ...planSources(document, files, options, hashes, {}), documents: new Map(), differences: [] }
}

/** @param said what the sources said when both last agreed, where that is known already */
async function bothWays(sides: BothSides, said?: View): Promise<SyncPlan> {
  const { document, agreed, written, files, options } = sides
  if ([...written].every(([path, text]) => isText(files.read(path), text))) return fromDocument(sides)
  const known = [...agreed.operations, ...document.model.operations]
  // What kit wrote is mostly what stood there the last time, which is known as long as nothing else was read.
  const own = said ?? readView(withGenerated(files, options.output, written), options, known, 'kit')
  const after = readView(files, options, known, 'anybody')
  const before = said ?? withAgreed(own, after, agreed)
  const change = sourceChange(modelTree(agreed), before, after)
  if (!isTouched(change)) return fromDocument(sides)
  const { plan, documents, differences } = await carryBothWays(sides, change.tree)
  return { ...plan, documents, differences }
}

/**
 * What has gone into a file of which an older text is remembered, for the sake of what is in dispute there, is in no text of kit's: both sides agree
 * on it as it is.
 */
function withAgreed(before: View, after: View, agreed: ApiModel): View {
  const ids = new Set(agreed.operations.map(({ id }) => id))
  const operations = [...after.operations].filter(([id]) => !before.operations.has(id) && ids.has(id))
  const schemas = [...after.schemas].filter(([name]) => !before.schemas.has(name) && agreed.schemas.has(name))
  if (operations.length + schemas.length === 0) return before
  return {
    operations: new Map([...before.operations, ...operations]),
    schemas: new Map([...before.schemas, ...schemas]),
  }
}

/** Nobody has changed what the sources say: whatever else somebody wrote there, the document goes into it. */
function fromDocument({ document, agreed, written, files, options, hashes }: BothSides): SyncPlan {
  const plan = planSources(document, files, options, hashes, { agreed: (model, units) => withUnits(model, units, agreed) })
  const places = placesOf(document, agreed, files, options.output, written)
  const base = modelTree(agreed)
  return { ...plan, documents: new Map(), differences: differencesBetween(base, modelTree(document.model), base, places) }
}

/** A fresh clone: what `.kit/` remembers is not shared. */
async function withoutMemory(sides: BothSides, from: Side | undefined): Promise<SyncPlan> {
  const { document, files, options, hashes } = sides
  const known = document.model.operations
  const { wanted, edits } = planSources(document, files, options, hashes, {})
  const should = readView(withGenerated(afterEdits(files, edits), options.output, wanted), options, known, 'kit')
  const says = readView(files, options, known, 'anybody')
  if (sameTree(asTree(should), asTree(says)))
    return { ...planSources(document, files, options, hashes, { bases: wanted }), documents: new Map(), differences: [] }
  if (from === 'routes') return bothWays({ ...sides, written: wanted, agreed: document.model }, should)
  const places = placesOf(document, document.model, files, options.output)
  const differences = differencesBetween(undefined, asTree(should), asTree(says), places)
  if (from === undefined) throw new DiagnosticError([sidesDisagree(differences.map(describeDifference), differences[0]?.document)])
  const now = modelTree(document.model)
  const sources = modelOf(sourceChange(now, should, says).tree, [now], document.entry)
  const bases = wantedSources({ ...document, model: sources }, files, options)
  return { ...planSources(document, files, options, hashes, { bases }), documents: new Map(), differences }
}

/** Whether a file has a text, whatever git has done to its line ends. */
function isText(current: string | undefined, text: string): boolean {
  return current === text || current?.replaceAll('\r\n', '\n') === text
}
