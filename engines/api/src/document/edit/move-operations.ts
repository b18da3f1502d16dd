import { HTTP_METHODS, type Operation } from '../../model/model.js'
import { isRecord, type JsonRecord } from '../../read/record.js'
import { operationValue } from '../values/operation-value.js'
import { type KeptOperation, movesWithPath } from './edit-operations.js'
import type { Editing } from './editing.js'
import type { OperationPlace, OperationPlaces } from './operation-places.js'
import { putAfter } from './patch-value.js'
import { below } from './raw-files.js'

/** Gives operations other methods or paths, and takes away those that are gone. */
export function moveOperations(
  editing: Editing,
  places: OperationPlaces,
  kept: readonly KeptOperation[],
  removed: readonly Operation[],
): void {
  const leaving: KeptOperation[] = []
  const renaming: KeptOperation[] = []
  for (const one of kept) {
    const { before, after, place } = one
    if (before === after) continue
    const stays = before.path === after.path || movesWithPath(one, kept, places)
    const taken = kept.some((other) => other !== one && other.place.pathKey === place.pathKey && other.before.method === after.method)
    if (!stays || (before.method !== after.method && taken)) leaving.push(one)
    else if (before.path !== after.path || before.method !== after.method) renaming.push(one)
  }
  // What goes makes room for what comes.
  const gone = [...leaving.map(({ place }) => place), ...removed.flatMap((one) => places.of(one) ?? [])]
  removeAll(editing, places, gone, new Set(leaving.map(({ after }) => after.path)))
  const renamedPaths = new Set<string>()
  for (const { before, after, place } of renaming) {
    if (before.method !== after.method) editing.drafts.rename(place.item, place.method, after.method)
    if (before.path === after.path || renamedPaths.has(place.pathKey)) continue
    editing.drafts.rename(places.paths, place.pathKey, after.path)
    renamedPaths.add(place.pathKey)
  }
  for (const { before, after, place } of leaving) {
    const isRenamed = renamedPaths.has(place.pathKey)
    relocate(editing, places, before, after, place, isRenamed)
  }
}

function relocate(
  editing: Editing,
  places: OperationPlaces,
  before: Operation,
  after: Operation,
  from: OperationPlace,
  isRenamed: boolean,
): void {
  const { drafts, raw } = editing
  const { paths } = places
  const written = raw.at(paths)
  const target = isRenamed ? from.pathKey : pathKeyOf(written, after.path)
  const own = raw.at(below(from.operation, 'security')) !== undefined
  const value = operationValue(after, own ? undefined : before.security, editing.writing(paths.file))
  const item = raw.follow(below(paths, target))
  drafts.change(item, (old) => ({ ...(isRecord(old) ? old : {}), [after.method]: value }))
}

/** The key that a path has in the document. */
export function pathKeyOf(paths: unknown, path: string): string {
  return isRecord(paths) && !Object.hasOwn(paths, path) ? (Object.keys(paths).find((key) => `/${key}` === path) ?? path) : path
}

/** Takes operations away; a path without operations goes as well, unless others come into it. */
function removeAll(editing: Editing, places: OperationPlaces, gone: readonly OperationPlace[], entered: ReadonlySet<string>): void {
  const { drafts } = editing
  const byPath = new Map<string, OperationPlace[]>()
  for (const place of gone) byPath.set(place.pathKey, [...(byPath.get(place.pathKey) ?? []), place])
  for (const [pathKey, removed] of byPath) {
    const [first] = removed
    if (first === undefined) continue
    const all = removed.length === places.beside(first).length && !entered.has(pathKey)
    const added = editing.after.operations.some(({ path }) => path === pathKey)
    if (all && !added) drafts.change(places.paths, (value) => withoutKey(value, pathKey))
    else for (const { item, method } of removed) drafts.change(item, (value) => withoutKey(value, method))
  }
}

function withoutKey(value: unknown, key: string): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([one]) => one !== key)) : value
}

/** Puts an operation behind the others of its path, before what else the path says. */
export function withOperation(item: unknown, method: string, operation: unknown): JsonRecord {
  const entries = new Map(Object.entries(isRecord(item) ? item : {}))
  const previous = [...entries.keys()].findLast((key) => HTTP_METHODS.some((one) => one === key))
  putAfter(entries, method, operation, previous)
  return Object.fromEntries(entries)
}
