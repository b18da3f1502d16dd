import type { JsonSchema, SchemaObject } from '../model/schema.js'

/** What of a request a schema is about. */
export type PartName = 'body' | 'query' | 'params' | 'headers' | 'cookies'

/** The schemas that an operation's sources declare. Query, params, headers and cookies are never references: their properties are parameters. */
export interface SchemaParts {
  readonly body?: JsonSchema
  readonly query?: JsonSchema
  readonly params?: JsonSchema
  readonly headers?: JsonSchema
  readonly cookies?: JsonSchema
  /** By status: `200`, `4xx`, `default`. */
  readonly responses?: Readonly<Record<string, JsonSchema>>
  /** The body of an answer of which only the type is declared, not the status. */
  readonly response?: JsonSchema
}

const PARTS: Readonly<Record<string, PartName>> = {
  body: 'body',
  bodySchema: 'body',
  payload: 'body',
  query: 'query',
  queries: 'query',
  querySchema: 'query',
  querystring: 'query',
  params: 'params',
  param: 'params',
  path: 'params',
  paramsSchema: 'params',
  pathParams: 'params',
  headers: 'headers',
  header: 'headers',
  cookies: 'cookies',
  signedCookies: 'cookies',
}

/** The part that a key such as `querystring` means, however it is cased. */
export function partOfName(name: string): PartName | undefined {
  if (Object.hasOwn(PARTS, name)) return PARTS[name]
  const lower = name.toLowerCase()
  return Object.hasOwn(PARTS, lower) ? PARTS[lower] : undefined
}

/** Everything that two declarations say; both hold. */
export function bothParts(a: SchemaParts, b: SchemaParts): SchemaParts {
  return joined(a, b, (one, other) => {
    if (JSON.stringify(one) === JSON.stringify(other)) return one
    const objects =
      typeof one === 'object' && typeof other === 'object' ? mergedObjects(one, other, (x, y) => [...new Set([...x, ...y])]) : undefined
    return objects ?? { allOf: [one, other] }
  })
}

/** What one of two declarations says; a request has to suit one of them. */
export function eitherParts(a: SchemaParts, b: SchemaParts): SchemaParts {
  return joined(a, b, (one, other, name) => {
    if (JSON.stringify(one) === JSON.stringify(other)) return one
    const objects =
      name !== 'body' && !name.startsWith('response') && typeof one === 'object' && typeof other === 'object'
        ? mergedObjects(one, other, (x, y) => x.filter((key) => y.includes(key)))
        : undefined
    return objects ?? { anyOf: [one, other] }
  })
}

function isNothing(parts: SchemaParts): boolean {
  for (const _ in parts) return false
  return true
}

type Join = (a: JsonSchema, b: JsonSchema, name: PartName | 'response' | 'responses') => JsonSchema

function joined(a: SchemaParts, b: SchemaParts, join: Join): SchemaParts {
  // Most functions of a chain declare nothing.
  if (isNothing(b)) return a
  if (isNothing(a)) return b
  const names = ['body', 'query', 'params', 'headers', 'cookies', 'response'] as const
  const parts = names.flatMap((name) => {
    const [one, other] = [a[name], b[name]]
    const schema = one === undefined || other === undefined ? (one ?? other) : join(one, other, name)
    return schema === undefined ? [] : [[name, schema] as const]
  })
  const responses = { ...a.responses }
  for (const [status, schema] of Object.entries(b.responses ?? {})) {
    const known = responses[status]
    responses[status] = known === undefined ? schema : join(known, schema, 'responses')
  }
  return { ...Object.fromEntries(parts), ...(Object.keys(responses).length === 0 ? {} : { responses }) }
}

/** Two plain objects as one; undefined where one of them says more than which properties it has. */
function mergedObjects(
  a: SchemaObject,
  b: SchemaObject,
  requires: (a: readonly string[], b: readonly string[]) => readonly string[],
): SchemaObject | undefined {
  if (a.properties === undefined || b.properties === undefined || a.$ref !== undefined || b.$ref !== undefined) return undefined
  const required = requires(a.required ?? [], b.required ?? [])
  const { required: _a, ...first } = a
  const { required: _b, ...second } = b
  return { ...first, ...second, properties: { ...a.properties, ...b.properties }, ...(required.length === 0 ? {} : { required }) }
}
