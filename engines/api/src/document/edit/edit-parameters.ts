import type { Operation, Origin, Parameter } from '../../model/model.js'
import { sameValue } from '../text/same-value.js'
import { parameterValue } from '../values/parameter-value.js'
import type { Editing } from './editing.js'
import type { OperationPair } from './match-operations.js'
import type { OperationPlace } from './operation-places.js'
import { patchValue } from './patch-value.js'
import { below, placeKey } from './raw-files.js'
import type { SharedNodes } from './shared-nodes.js'
import { SwaggerBodies } from './swagger-bodies.js'

/** A parameter and what became of it; undefined where it is new or gone. */
export interface ParameterPair {
  readonly before?: Parameter
  readonly after?: Parameter
}

/** Finds each parameter again: by location and name; what is left over of path parameters has another name. */
export function matchParameters(before: Operation, after: Operation): readonly ParameterPair[] {
  if (before === after) return before.parameters.map((one) => ({ before: one, after: one }))
  const left = new Set(after.parameters)
  const pairs: { before: Parameter; after?: Parameter }[] = before.parameters.map((one) => ({ before: one }))
  const pair = (fits: (old: Parameter, wanted: Parameter) => boolean): void => {
    for (const one of pairs) {
      if (one.after !== undefined) continue
      const found = [...left].find((wanted) => fits(one.before, wanted))
      if (found === undefined) continue
      one.after = found
      left.delete(found)
    }
  }
  pair((old, wanted) => identity(old) === identity(wanted))
  pair((old, wanted) => old.in === 'path' && wanted.in === 'path')
  pair((old, wanted) => old.in === wanted.in && sameValue({ ...old, name: '', origin: '' }, { ...wanted, name: '', origin: '' }))
  return [...pairs, ...[...left].map((one) => ({ after: one }))]
}

function identity(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`
}

/** Whether a parameter is written in its operation, and not in its path or a component. */
function isOwn({ origin, component }: Parameter, { operation }: OperationPlace): boolean {
  return component === undefined && origin.file === operation.file && origin.pointer.startsWith(`${operation.pointer}/`)
}

/** Whether a path parameter is declared nowhere, so that the reader made it up. */
function isMadeUp({ origin }: Parameter, { operation }: OperationPlace): boolean {
  return placeKey(origin) === placeKey(operation)
}

/** Notes what an operation wants of parameters that others use as well. */
export function wantParameters(editing: Editing, shared: SharedNodes, place: OperationPlace, pairs: readonly ParameterPair[]): void {
  for (const { before, after } of pairs) {
    if (before === undefined || after === undefined || isOwn(before, place) || isMadeUp(before, place)) continue
    if (!shared.concerns(before.origin)) continue
    const writing = editing.writing(before.origin.file)
    shared.want(before.origin, parameterValue(before, writing), parameterValue(after, writing))
  }
}

/**
 * Carries over the parameters of an operation.
 *
 * @param inherits whether what its path declares holds for it afterwards, too
 * @param pushed   parameters that the path no longer declares
 */
export function editParameters(
  editing: Editing,
  shared: SharedNodes,
  operations: OperationPair & { readonly place: OperationPlace },
  pairs: readonly ParameterPair[],
  inherits: boolean,
  pushed: ReadonlySet<string>,
): void {
  const { place } = operations
  const { raw, drafts } = editing
  const list = raw.follow(below(place.operation, 'parameters'))
  const written = raw.at(list)
  const items: readonly unknown[] = Array.isArray(written) ? written : []
  const writing = editing.writing(list.file)
  const byOrigin = new Map(pairs.flatMap((pair) => (pair.before === undefined ? [] : [[placeKey(pair.before.origin), pair] as const])))
  const result: unknown[] = []
  const seen = new Set<ParameterPair>()
  const bodies = new SwaggerBodies(editing, operations, writing)
  for (const [index, item] of items.entries()) {
    const at = below(list, index)
    if (bodies.isBody(raw.at(raw.follow(at)))) {
      result.push(...bodies.changed(item, raw.at(raw.follow(at))))
      continue
    }
    const pair = byOrigin.get(placeKey(raw.follow(at)))
    if (pair?.before === undefined || isMadeUp(pair.before, place)) {
      result.push(item)
      continue
    }
    seen.add(pair)
    if (pair.after === undefined) continue
    const [old, wanted] = [parameterValue(pair.before, writing), parameterValue(pair.after, writing)]
    if (isOwn(pair.before, place)) result.push(patchValue(item, old, wanted))
    else result.push(sameValue(old, wanted) || shared.settled(pair.before.origin) ? item : wanted)
  }
  for (const pair of pairs) {
    if (seen.has(pair) || pair.after === undefined || staysOutside(editing, shared, place, pair, inherits, pushed)) continue
    const value = parameterValue(pair.after, writing)
    const same = pair.before === undefined || sameValue(parameterValue(pair.before, writing), value)
    result.push(same ? writing.used('parameters', pair.after, () => value) : value)
  }
  result.push(...bodies.added())
  if (sameValue(items, result)) return
  drafts.change(list, () => (result.length === 0 ? undefined : result))
}

/** Whether a parameter that the operation itself does not list holds as it is. */
function staysOutside(
  editing: Editing,
  shared: SharedNodes,
  place: OperationPlace,
  { before, after }: ParameterPair,
  inherits: boolean,
  pushed: ReadonlySet<string>,
): boolean {
  if (before === undefined || after === undefined) return false
  const writing = editing.writing(place.operation.file)
  const same = sameValue(parameterValue(before, writing), parameterValue(after, writing))
  if (isMadeUp(before, place))
    return same || (after.in === 'path' && isMadeUp(after, { ...place, operation: after.origin }) && isBare(after))
  return inherits && !pushed.has(placeKey(before.origin)) && (same || shared.settled(before.origin))
}

/** Whether a parameter says no more than the reader says of one that is declared nowhere. */
function isBare({ schema, description, deprecated, rest, style }: Parameter): boolean {
  const plain = style === 'simple' && !deprecated && description === undefined && Object.keys(rest).length === 0
  return plain && sameValue(schema, { type: 'string' })
}

/** Takes parameters out of a path that none, or not all, of its operations have any more. */
export function dropFromPath(editing: Editing, item: Origin, origins: ReadonlySet<string>): void {
  const { raw, drafts } = editing
  const list = raw.follow(below(item, 'parameters'))
  const written = raw.at(list)
  if (!Array.isArray(written)) return
  const left = (value: unknown): unknown => {
    const kept = Array.isArray(value) ? value.filter((_, index) => !origins.has(placeKey(raw.follow(below(list, index))))) : []
    return kept.length === 0 ? undefined : kept
  }
  drafts.change(list, left)
}
