import { requirementMalformed, schemeIncomplete, schemeTypeUnknown, schemeUnknown } from '../diagnostics/reading-operations.js'
import type { SecurityRequirement, SecurityScheme } from '../model/model.js'
import { memberObject, membersOf, type ObjectNode, objectAt, type ReadContext, report, textOf } from './read-context.js'
import { isRecord } from './record.js'
import { restOf } from './rest.js'
import { childOf, originOf, type SourceNode } from './source-file.js'

/** The declared schemes, of 3.x components or 2.0's securityDefinitions. */
export function readSecuritySchemes(context: ReadContext, entry: SourceNode): Map<string, SecurityScheme> {
  const owner = entry.file.dialect === '2.0' ? entry : memberObject(context, entry, 'components', 'components')
  const key = entry.file.dialect === '2.0' ? 'securityDefinitions' : 'securitySchemes'
  const schemes = owner && memberObject(context, owner, key, key)
  return new Map(
    membersOf(schemes, true).flatMap(({ key: name, node }) => {
      const scheme = objectAt(context, node, 'A security scheme')
      return scheme === undefined ? [] : [[name, readScheme(context, name, scheme)] as const]
    }),
  )
}

function readScheme(context: ReadContext, name: string, node: ObjectNode): SecurityScheme {
  const { type } = node.value
  const description = textOf(context, node, 'description')
  const shared = { ...(description !== undefined && { description }), origin: originOf(node) }
  const rest = (...known: string[]) => restOf(node.value, 'type', 'description', ...known)
  if (type === 'http') {
    const scheme = textOf(context, node, 'scheme')
    const bearerFormat = textOf(context, node, 'bearerFormat')
    if (scheme === undefined) report(context, schemeIncomplete(name, '"scheme"', 'bearer'), node)
    return {
      ...shared,
      type,
      scheme: scheme ?? 'bearer',
      ...(bearerFormat !== undefined && { bearerFormat }),
      rest: rest('scheme', 'bearerFormat'),
    }
  }
  if (type === 'basic') return { ...shared, type: 'http', scheme: 'basic', rest: rest() }
  if (type === 'apiKey') {
    const place = node.value.in
    const key = textOf(context, node, 'name')
    const known = place === 'query' || place === 'header' || place === 'cookie'
    if (key === undefined) report(context, schemeIncomplete(name, '"name"', 'Authorization'), node)
    if (!known) report(context, schemeIncomplete(name, 'an "in" of query, header or cookie', 'header'), node)
    return { ...shared, type, in: known ? place : 'header', name: key ?? 'Authorization', rest: rest('in', 'name') }
  }
  if (type === 'oauth2' || type === 'openIdConnect' || type === 'mutualTLS') return { ...shared, type, rest: rest() }
  report(context, schemeTypeUnknown(name, type), node)
  return { ...shared, type: 'http', scheme: 'bearer', rest: restOf(node.value, 'description') }
}

/**
 * The alternatives that a `security` list allows. A scheme that is not declared becomes a bearer token: a mistake in the document must
 * never open an operation.
 */
export function readSecurity(
  context: ReadContext,
  list: SourceNode | undefined,
  schemes: Map<string, SecurityScheme>,
): SecurityRequirement[] {
  if (list === undefined || list.value === null) return []
  if (!Array.isArray(list.value)) {
    report(context, requirementMalformed(), list)
    return []
  }
  return list.value.map((_, index) => {
    const node = childOf(list, index)
    if (node === undefined || !isRecord(node.value)) {
      report(context, requirementMalformed(), node ?? list)
      return new Map<string, readonly string[]>()
    }
    return new Map(membersOf(node, true).map(({ key, node: scopes }) => [declared(context, key, scopes, schemes), scopesOf(scopes.value)]))
  })
}

function declared(context: ReadContext, name: string, node: SourceNode, schemes: Map<string, SecurityScheme>): string {
  if (!schemes.has(name)) {
    report(context, schemeUnknown(name), node)
    schemes.set(name, { type: 'http', scheme: 'bearer', rest: {}, origin: originOf(node) })
  }
  return name
}

function scopesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((scope) => typeof scope === 'string') : []
}
