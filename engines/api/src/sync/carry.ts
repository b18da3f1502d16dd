import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { stillDifferent, syncConflict } from '../diagnostics/sync.js'
import type { ApiModel } from '../model/model.js'
import type { ProjectFiles } from '../plan/files.js'
import type { Hashes } from '../plan/open-document.js'
import { planSources, type RoutesPlan, wantedSources } from '../plan/plan-routes.js'
import { readState } from '../plan/state.js'
import type { ReadOptions, ReadResult } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { basesFor, withConflicts } from './bases.js'
import { changeDocument } from './change-document.js'
import { type Difference, differingUnits, unitKey } from './difference.js'
import { followRenames } from './follow-renames.js'
import { modelOf, withValue } from './model-of.js'
import { modelTree } from './model-tree.js'
import { isOfAnotherType } from './other-type.js'
import { afterEdits, withGenerated } from './overlay.js'
import { differencesBetween, type Places, placesOf } from './places.js'
import { readView } from './read-view.js'
import { withReferredSchemas } from './referred-schemas.js'
import { mergeTrees, type TreeConflict } from './three-way.js'
import { isTreeObject, keysOf, member, sameTree, type Tree, type TreeObject, treeOf } from './tree.js'
import { withoutOrigins } from './without-origins.js'

/** Both sides, and what each last knew of the other. */
export interface BothSides {
  readonly document: ReadResult
  readonly agreed: ApiModel
  /** What kit last wrote, by path. */
  readonly written: ReadonlyMap<string, string>
  readonly files: ProjectFiles
  readonly options: RoutesOptions
  readonly hashes: Hashes
  readonly read: ReadOptions
}

export interface Carried {
  readonly plan: RoutesPlan
  readonly documents: ReadonlyMap<string, string>
  readonly differences: readonly Difference[]
}

/**
 * Carries changes of the sources into the document, and of the document into the sources.
 *
 * @param sources the agreed document with what somebody has changed in the sources
 */
export async function carryBothWays(sides: BothSides, sources: TreeObject): Promise<Carried> {
  const { document, agreed, written, files, options, hashes, read } = sides
  const { entry } = document
  const now = modelTree(document.model)
  const [base, left, right] = [withoutOrigins(modelTree(agreed)), withoutOrigins(now), withoutOrigins(sources)]
  const followed = followRenames(base, left, right)
  const { tree, conflicts } = mergeTrees(followed.base, followed.left, followed.right, isOfAnotherType)
  const changed = await changeDocument(document, modelOf(tree, [now, sources], entry), read, hashes)

  const after = modelTree(changed.document.model)
  // As the document has it by now, with its places: what is rendered of it here need not be rendered again for the plan.
  const said = inOrderOf(right, after)
  const saying = modelOf(said, [after, sources, now], entry)
  const own = wantedSources({ ...changed.document, model: saying }, files, options)
  // Where the document keeps what it says, the sources keep what they say.
  const kept = conflicts.reduce((whole: Tree, one) => withValue(whole, one.path, one.right), tree)
  // As the document has them now: the next run would bring them into its order, too.
  const both = kept === right ? said : inOrderOf(conflicts.length === 0 ? kept : withReferredSchemas(kept, followed.right), after)
  const model = both === said ? saying : modelOf(both, [after, sources], entry)
  const units = new Set([...conflicts.map(unitOf), ...differingUnits(tree, withoutOrigins(after)).keys()])
  const places = withFormerNames(placesOf(changed.document, agreed, files, options.output, written), followed.former)
  const plan = planSources({ ...changed.document, model }, files, options, changed.hashes, {
    bases: basesOf(sides, own),
    disputed: { files: disputedFiles(units, places, written), operations: disputedOperations(units) },
    agreed: (model, conflicting) => withUnits(model, new Set([...units, ...conflicting]), agreed, followed.former),
  })
  const diagnostics = [...changed.diagnostics, ...conflicts.map((one) => conflictDiagnostic(one, places, entry))]
  return {
    plan: { ...plan, diagnostics: [...plan.diagnostics, ...diagnostics, ...leftOver(sides, plan, units, places)] },
    documents: changed.texts,
    differences: differencesBetween(base, left, right, places),
  }
}

/** @param own what kit would have written of what the sources say */
function basesOf({ document, agreed, written, files, options }: BothSides, own: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const bases = basesFor(files, written, own)
  const conflicts = readState(files, options.output)?.conflicts ?? []
  if (conflicts.length === 0) return bases
  return withConflicts(bases, conflicts, written, wantedSources({ ...document, model: agreed }, files, options))
}

/** `operations/getPet` */
function unitOf({ path }: Pick<TreeConflict, 'path'>): string {
  return path.slice(0, 2).join('/')
}

function disputedOperations(units: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...units].map(splitUnit).flatMap(([kind, name]) => (kind === 'operations' ? name : [])))
}

/** Contract and wiring of an operation, the files of a schema: in a request it can be another one than in a response. */
function disputedFiles(units: ReadonlySet<string>, places: Places, written: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    [...units].flatMap((unit) => {
      const [kind, name] = splitUnit(unit)
      const file = places.routes(kind, name)?.file
      const forms = kind === 'operations' ? [] : [...written].flatMap(([path, text]) => (namesSchema(text, name) ? [path] : []))
      return file === undefined ? forms : [file, file.replace(/contract\.ts$/, 'routes.ts'), ...forms]
    }),
  )
}

/** Whether a comment says that a declaration is a form of a schema. */
function namesSchema(text: string, name: string): boolean {
  return text.split('\n').some((line) => /@schema (.*?)(?: \*\/)?$/.exec(line)?.[1] === name)
}

function splitUnit(unit: string): readonly [Difference['kind'], string] {
  const slash = unit.indexOf('/')
  return [unit.startsWith('operations') ? 'operations' : 'schemas', unit.slice(slash + 1)]
}

/** What is to be remembered: of what is in dispute, what both last agreed on. */
export function withUnits(
  model: ApiModel,
  units: ReadonlySet<string>,
  agreed: ApiModel,
  former: ReadonlyMap<string, string> = new Map(),
): ApiModel {
  if (units.size === 0) return model
  const before = modelTree(agreed)
  const tree = [...units].reduce((whole: Tree, unit) => {
    const [kind, name] = splitUnit(unit)
    const was = former.get(unit) ?? name
    return withValue(withValue(whole, [kind, name], undefined), [kind, was], valueAt(before, [kind, was]))
  }, modelTree(model))
  return modelOf(tree, [isTreeObject(tree) ? tree : {}, before], '')
}

/** Where the sources have something that by now has another name in the document. */
function withFormerNames(places: Places, former: ReadonlyMap<string, string>): Places {
  return {
    ...places,
    routes: (kind, name) => places.routes(kind, name) ?? places.routes(kind, former.get(unitKey(kind, name)) ?? name),
  }
}

/** A tree in the order of another one; what that lacks comes last. */
function inOrderOf(tree: Tree, other: Tree): Tree {
  if (tree === other || !isTreeObject(tree) || !isTreeObject(other)) return tree
  // Without its places it is what the tree says, in its order.
  if (withoutOrigins(other) === tree) return tree
  if (sameTree(tree, other)) return other
  return treeOf(keysOf(other, tree).map((key) => [key, inOrderOf(member(tree, key), member(other, key))]))
}

function valueAt(tree: Tree, path: readonly string[]): Tree {
  return path.reduce((at: Tree, key) => (isTreeObject(at) ? member(at, key) : undefined), tree)
}

function conflictDiagnostic(conflict: TreeConflict, places: Places, entry: string): Diagnostic {
  const [kind, name] = splitUnit(unitOf(conflict))
  const what = `${kind === 'operations' ? 'Operation' : 'Schema'} ${[name, ...conflict.path.slice(2)].join('.')}`
  const place = places.document(kind, name) ?? { file: entry, line: 1, column: 1 }
  return syncConflict(what, sidesOf(conflict), place, places.routes(kind, name))
}

/** What is gone on one side and large on the other is not written out. */
function sidesOf({ left, right }: TreeConflict): readonly [string, string] {
  if (left === undefined && isTreeObject(right)) return ['the document no longer has it', 'the routes have changed it']
  if (right === undefined && isTreeObject(left)) return ['the document has changed it', 'the routes no longer have it']
  return [`the document says ${shown(left)}`, `the routes say ${shown(right)}`]
}

const SHORT = 60

function shown(value: Tree): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text
}

/** Reads what the sources will say, and compares it with what they should. */
function leftOver(
  { document, files, options }: BothSides,
  { edits, wanted, staying }: ReturnType<typeof planSources>,
  disputed: ReadonlySet<string>,
  places: Places,
): readonly Diagnostic[] {
  const known = document.model.operations
  const later = afterEdits(files, edits)
  const will = readView(later, options, known, 'anybody')
  const should = readView(withGenerated(later, options.output, wanted), options, known, 'kit')
  return [...(should === will ? [] : differingUnits(asTree(should), asTree(will)))].flatMap(([unit, details]) => {
    const [kind, name] = splitUnit(unit)
    if (disputed.has(unit) || (kind === 'operations' && staying.has(name))) return []
    const place = places.document(kind, name) ?? { file: document.entry, line: 1, column: 1 }
    return [
      stillDifferent(
        `${kind === 'operations' ? 'Operation' : 'Schema'} ${[name, ...details.slice(0, 1)].join('.')}`,
        place,
        places.routes(kind, name),
      ),
    ]
  })
}

/** What was read, without the notes of what somebody's code checks beyond what a document can say: kit never writes that. */
export function asTree({ operations, schemas }: ReturnType<typeof readView>): TreeObject {
  return { operations: withoutNotes(Object.fromEntries(operations)), schemas: withoutNotes(Object.fromEntries(schemas)) }
}

/** A tree without notes is what it is without them. */
function withoutNotes(tree: Tree): Tree {
  if (Array.isArray(tree)) {
    const items: readonly Tree[] = tree
    const made = items.map(withoutNotes)
    return made.every((one, index) => one === items[index]) ? items : made
  }
  if (!isTreeObject(tree)) return tree
  const known = noteless.get(tree)
  if (known !== undefined) return known
  let isSame = true
  const made: (readonly [string, Tree])[] = []
  for (const [key, one] of Object.entries(tree)) {
    const inner = key === 'x-refinements' ? undefined : withoutNotes(one)
    made.push([key, inner])
    isSame &&= inner === one
  }
  const result = isSame ? tree : treeOf(made)
  noteless.set(tree, result)
  return result
}

const noteless = new WeakMap<TreeObject, TreeObject>()
