import type { Origin, SecurityRequirement } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import { operationValue } from '../values/operation-value.js'
import { addOperations } from './add-operations.js'
import { editOperation, editSecurity, type SecurityChange, wantParts } from './edit-operation.js'
import { dropFromPath, editParameters, matchParameters, type ParameterPair, wantParameters } from './edit-parameters.js'
import type { Editing } from './editing.js'
import { matchOperations, type OperationPair } from './match-operations.js'
import { moveOperations } from './move-operations.js'
import { type OperationPlace, OperationPlaces } from './operation-places.js'
import { patchValue } from './patch-value.js'
import { below, placeKey } from './raw-files.js'
import { SharedNodes } from './shared-nodes.js'

/** An operation that stays in the document. */
export interface KeptOperation extends OperationPair {
  readonly place: OperationPlace
  readonly parameters: readonly ParameterPair[]
}

/** Carries over all operations. */
export function editOperations(editing: Editing): void {
  const places = new OperationPlaces(editing.raw, editing.entry)
  const { pairs, removed, added } = matchOperations(editing.before, editing.after)
  const kept = pairs.flatMap((pair): KeptOperation[] => {
    const place = places.of(pair.before)
    return place === undefined ? [] : [{ ...pair, place, parameters: matchParameters(pair.before, pair.after) }]
  })
  const shared = wantAll(editing, kept)
  for (const { place, before, after } of shared.changed()) editing.drafts.change(place, (raw) => patchValue(raw, before, after))
  const stays = new Set(kept.filter(({ before, after }) => before.path === after.path))
  const pushed = pushedDown(editing, places, kept, stays)
  for (const one of kept) {
    if (isUntouched(one) && pushed.size === 0 && !editing.whole.has(`${one.after.method} ${one.after.path}`)) continue
    if (editing.whole.has(`${one.after.method} ${one.after.path}`)) {
      const own = editing.raw.at(below(one.place.operation, 'security')) !== undefined
      const value = operationValue(one.after, own ? undefined : one.before.security, editing.writing(one.place.operation.file))
      editing.drafts.change(one.place.operation, () => value)
      continue
    }
    editOperation(editing, shared, one.place.operation, one.before, one.after)
    editParameters(editing, shared, one, one.parameters, stays.has(one) || movesWithPath(one, kept, places), pushed)
  }
  editSecurity(
    editing,
    kept.map(({ place, before, after }): SecurityChange => ({ place: place.operation, before: before.security, after: after.security })),
  )
  moveOperations(editing, places, kept, removed)
  addOperations(editing, places, added, inheritedSecurity(editing))
}

function wantAll(editing: Editing, kept: readonly KeptOperation[]): SharedNodes {
  const shared = new SharedNodes()
  const [untouched, changed] = [kept.filter(isUntouched), kept.filter((one) => !isUntouched(one))]
  const inOrder = (want: (one: KeptOperation) => void): void => {
    changed.forEach(want)
    shared.forUntouched(() => untouched.forEach(want))
  }
  inOrder(({ place, parameters }) => wantParameters(editing, shared, place, parameters))
  for (const what of ['headers', 'responses'] as const) inOrder(({ before, after }) => wantParts(editing, shared, before, after, what))
  return shared
}

function isUntouched({ before, after }: OperationPair): boolean {
  return before === after
}

/** Whether all operations of a path go to one other path together, which then is a new name for it. */
export function movesWithPath({ place, after }: KeptOperation, kept: readonly KeptOperation[], places: OperationPlaces): boolean {
  const beside = kept.filter((one) => one.place.pathKey === place.pathKey)
  return (
    beside.length === places.beside(place).length &&
    beside.every((one) => one.after.path === after.path) &&
    !kept.some((one) => one.before.path === after.path || (one.after.path === after.path && one.place.pathKey !== place.pathKey))
  )
}

/** Parameters of paths that some operation lacks now: they are taken from the path, and its other operations get them for themselves. */
function pushedDown(
  editing: Editing,
  places: OperationPlaces,
  kept: readonly KeptOperation[],
  stays: ReadonlySet<KeptOperation>,
): ReadonlySet<string> {
  const byItem = new Map<string, { readonly item: Origin; readonly origins: Set<string> }>()
  for (const one of kept) {
    if (isUntouched(one) || (!stays.has(one) && !movesWithPath(one, kept, places))) continue
    for (const { before, after } of one.parameters) {
      if (before === undefined || after !== undefined || !isOfPath(editing, one.place, before.origin)) continue
      const { item } = one.place
      const known = byItem.get(placeKey(item)) ?? { item, origins: new Set<string>() }
      byItem.set(placeKey(item), known)
      known.origins.add(placeKey(before.origin))
    }
  }
  for (const { item, origins } of byItem.values()) dropFromPath(editing, item, origins)
  return new Set([...byItem.values()].flatMap(({ origins }) => [...origins]))
}

/** Whether a parameter is one of the path's list. */
function isOfPath({ raw }: Editing, { item }: OperationPlace, origin: Origin): boolean {
  const list = raw.follow({ file: item.file, pointer: `${item.pointer}/parameters` })
  const items = raw.at(list)
  if (!Array.isArray(items)) return false
  return items.some((_, index) => placeKey(raw.follow({ file: list.file, pointer: `${list.pointer}/${index}` })) === placeKey(origin))
}

/** The security that holds for operations without their own, as the document says it. */
function inheritedSecurity({ raw, entry }: Editing): readonly SecurityRequirement[] {
  const list = raw.at({ file: entry, pointer: '/security' })
  if (!Array.isArray(list)) return []
  return list.map((one: unknown) => new Map(Object.entries(isRecord(one) ? one : {}).map(([name, scopes]) => [name, namesOf(scopes)])))
}

function namesOf(scopes: unknown): string[] {
  return Array.isArray(scopes) ? scopes.filter((one) => typeof one === 'string') : []
}
