import type { ApiModel, Operation } from '../../model/model.js'

/**
 * A model with some of its parts as they were before.
 *
 * @param parts names as {@link modelDifferences} gives them: `get /users`, the name of a schema, a member of the document
 */
export function keepParts(before: ApiModel, after: ApiModel, parts: ReadonlySet<string>): ApiModel {
  const placeOf = ({ method, path }: Operation): string => `${method} ${path}`
  const former = new Map(before.operations.map((one) => [placeOf(one), one]))
  const wanted = new Set(after.operations.map(placeOf))
  const operations = after.operations.flatMap((one) => (parts.has(placeOf(one)) ? (former.get(placeOf(one)) ?? []) : [one]))
  const missing = before.operations.filter((one) => parts.has(placeOf(one)) && !wanted.has(placeOf(one)))
  const keep = <T>(old: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>, prefix: string): Map<string, T> =>
    new Map([...[...now].filter(([name]) => !parts.has(prefix + name)), ...[...old].filter(([name]) => parts.has(prefix + name))])
  const kept = new Set(Object.keys({ ...before.rest, ...after.rest }).filter((key) => parts.has(key)))
  const rest = Object.fromEntries([
    ...Object.entries(after.rest).filter(([key]) => !kept.has(key)),
    ...Object.entries(before.rest).filter(([key]) => kept.has(key)),
  ])
  return {
    info: parts.has('info') ? before.info : after.info,
    servers: parts.has('servers') ? before.servers : after.servers,
    tags: parts.has('tags') ? before.tags : after.tags,
    operations: [...operations, ...missing],
    schemas: keep(before.schemas, after.schemas, ''),
    securitySchemes: keep(before.securitySchemes, after.securitySchemes, 'security scheme '),
    rest,
  }
}
