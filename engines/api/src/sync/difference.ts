import type { Place } from '../diagnostics/diagnostic.js'
import { isTreeObject, keysOf, member, sameTree, type Tree, type TreeObject } from './tree.js'

/** The side on which something is new. */
export type Side = 'spec' | 'routes'

/** An operation or a named schema on which document and sources differ. */
export interface Difference {
  readonly kind: 'operations' | 'schemas'
  readonly name: string
  /** The side that has changed; undefined where that can't be told. */
  readonly changed: Side | 'both' | undefined
  /** What differs in it, such as `parameters.query limit.schema.maximum`; empty where one side lacks the whole. */
  readonly details: readonly string[]
  readonly document: Place | undefined
  readonly routes: Place | undefined
}

/** As one line for people. */
export function describeDifference({ kind, name, changed, details, document, routes }: Difference): string {
  const at = (place: Place | undefined): string => (place === undefined ? 'not there' : `${place.file}:${place.line}:${place.column}`)
  const what = details.length === 0 ? '' : ` (${details.slice(0, 3).join(', ')}${details.length > 3 ? ', …' : ''})`
  const who =
    changed === undefined
      ? ''
      : `, changed ${changed === 'spec' ? 'in the document' : changed === 'routes' ? 'in the routes' : 'on both sides'}`
  return `${kind === 'operations' ? 'operation' : 'schema'} ${name}${what}${who}: document ${at(document)}, routes ${at(routes)}`
}

/** Where two trees differ, as deep as both go. */
export function differingPaths(before: Tree, after: Tree, path: readonly string[] = []): readonly (readonly string[])[] {
  if (sameTree(before, after)) return []
  if (!isTreeObject(before) || !isTreeObject(after)) return [path]
  return keysOf(before, after).flatMap((key) => differingPaths(member(before, key), member(after, key), [...path, key]))
}

/** The operations and schemas in which two trees differ, with what differs in each. */
export function differingUnits(before: Tree, after: Tree): ReadonlyMap<string, readonly string[]> {
  const units = new Map<string, string[]>()
  for (const kind of ['operations', 'schemas']) {
    const [left, right] = [before, after].map((one) => (isTreeObject(one) ? member(one, kind) : undefined))
    // One by one: what was compared before is known, of units and not of all of them together.
    for (const name of keysOf(asObject(left), asObject(right))) {
      for (const path of differingPaths(member(asObject(left), name), member(asObject(right), name))) {
        const key = unitKey(kind, name)
        units.set(key, [...(units.get(key) ?? []), ...(path.length === 0 ? [] : [path.join('.')])])
      }
    }
  }
  return units
}

function asObject(tree: Tree): TreeObject {
  return isTreeObject(tree) ? tree : {}
}

export function unitKey(kind: string, name: string): string {
  return `${kind}/${name}`
}
