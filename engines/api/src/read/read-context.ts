import type { Finding } from '../diagnostics/finding.js'
import { expectedObject } from '../diagnostics/reading-structure.js'
import type { JsonSchema } from '../model/schema.js'
import type { KeptWithoutCode } from './kept-without-code.js'
import type { ReadUnits } from './read-units.js'
import { isRecord, type JsonRecord, own } from './record.js'
import type { References } from './references.js'
import type { Reporter } from './reporter.js'
import type { SharedComponents } from './shared-components.js'
import { childOf, originOf, type SourceNode } from './source-file.js'

/** What every part of the reader needs. */
export interface ReadContext {
  readonly references: References
  readonly reporter: Reporter
  readonly components: SharedComponents
  readonly kept: KeptWithoutCode
  readonly units: ReadUnits
  /** A schema in its place, converted. */
  schema(node: SourceNode): JsonSchema
}

/** A node known to hold an object. */
export type ObjectNode = SourceNode & { readonly value: JsonRecord }

export function isObjectNode(node: SourceNode | undefined): node is ObjectNode {
  return isRecord(node?.value)
}

/** A node's `$ref`s followed, where it must be an object; reported and undefined where it is none. */
export function objectAt(context: ReadContext, node: SourceNode | undefined, what: string): ObjectNode | undefined {
  const end = node && context.references.follow(node)
  if (isObjectNode(end)) return end
  if (end !== undefined) report(context, expectedObject(what, end.value), end)
  return undefined
}

/** A member that must be an object, its `$ref`s followed. */
export function memberObject(context: ReadContext, node: SourceNode, key: string, what: string): ObjectNode | undefined {
  const child = childOf(node, key)
  // `responses:` with nothing after it is as good as no responses at all.
  return child === undefined || child.value === null ? undefined : objectAt(context, child, what)
}

/** The members of an object, in order, without extensions (`x-…`) where those are allowed beside them. */
export function membersOf(node: SourceNode | undefined, withExtensions = false): { readonly key: string; readonly node: SourceNode }[] {
  if (!isObjectNode(node)) return []
  return Object.keys(node.value).flatMap((key) => {
    const child = withExtensions || !key.startsWith('x-') ? childOf(node, key) : undefined
    return child === undefined ? [] : [{ key, node: child }]
  })
}

/** The items of a list member (its `$ref` followed). */
export function itemsOf(context: ReadContext, node: SourceNode, key: string): SourceNode[] {
  const child = childOf(node, key)
  const list = child && context.references.follow(child)
  if (list === undefined || !Array.isArray(list.value)) return []
  return list.value.flatMap((_, index) => childOf(list, index) ?? [])
}

/** A text member; a `$ref` to a text file is included, as multi-file documents do for descriptions. */
export function textOf(context: ReadContext, node: SourceNode, key: string): string | undefined {
  const child = childOf(node, key)
  const end = child && isRecord(child.value) && Object.hasOwn(child.value, '$ref') ? context.references.follow(child) : child
  const value = end?.value
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A boolean member; authors also write it in quotes. */
export function flagOf(node: ObjectNode, key: string): boolean {
  const value = own(node.value, key)
  return value === true || value === 'true'
}

/** Reports a finding at a node. */
export function report(context: ReadContext, finding: Finding, node: SourceNode, ...related: readonly SourceNode[]): void {
  context.reporter.report(finding, originOf(node), ...related.map(originOf))
}
