import type { Origin, Parameter, ParameterLocation } from '../../model/model.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { FoundRoute } from '../found-route.js'
import { type DeclaredProperty, propertiesOf } from './declared-properties.js'
import type { Use } from './reading.js'
import type { RequestPart } from './request-parts.js'
import { usedSchema } from './used-schema.js'

export interface ParameterSources {
  readonly route: FoundRoute
  readonly declared: ReadonlyMap<RequestPart, JsonSchema>
  readonly uses: ReadonlyMap<RequestPart, Use>
  readonly components: ReadonlyMap<string, JsonSchema>
  /** Headers and cookies that a guard reads: the security scheme says them. */
  readonly guarded: ReadonlySet<string>
  readonly origin: Origin
}

const LOCATIONS: readonly (readonly [RequestPart, ParameterLocation])[] = [
  ['query', 'query'],
  ['headers', 'header'],
  ['cookies', 'cookie'],
]

/** OpenAPI says these by other means, or every client sends them. */
const NOT_SAID = new Set([
  'authorization',
  'accept',
  'content-type',
  'content-length',
  'host',
  'cookie',
  'user-agent',
  'origin',
  'referer',
  'referrer',
  'connection',
  'accept-language',
  'accept-encoding',
  'range',
  'if-none-match',
  'if-modified-since',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-real-ip',
  'x-requested-with',
  'cf-connecting-ip',
])

/** The parameters of an operation: those of its path, and what is declared or else read of query, headers and cookies. */
export function parametersOf(sources: ParameterSources): readonly Parameter[] {
  const { route, declared, uses, components } = sources
  const said = propertiesOf(declared.get('params'), components)
  const path = route.params.map(({ name, pattern }) => {
    const used = uses.get('params')?.fields.get(name)
    const read: SchemaObject = { type: 'string', ...(used && usedSchema(used)) }
    const otherwise = pattern === undefined ? read : { ...read, pattern: `^(?:${pattern})$` }
    const schema = said.find((one) => one.name === name)?.schema ?? otherwise
    return parameterOf({ name, schema, required: true }, 'path', sources.origin)
  })
  const others = LOCATIONS.flatMap(([part, location]) => {
    const schemas = declared.get(part)
    if (schemas === undefined && !uses.has(part)) return []
    const properties = schemas === undefined ? usedProperties(uses.get(part), location) : propertiesOf(schemas, components)
    return properties
      .filter(({ name }) => location === 'query' || !(NOT_SAID.has(name.toLowerCase()) || sources.guarded.has(name.toLowerCase())))
      .map((one) => parameterOf(one, location, sources.origin))
  })
  return [...path, ...others]
}

function usedProperties(use: Use | undefined, location: ParameterLocation): readonly DeclaredProperty[] {
  return [...(use?.fields ?? [])].map(([name, field]) => {
    const schema = usedSchema(field)
    return { name, schema: location === 'header' && schema.type === undefined ? { ...schema, type: 'string' } : schema, required: false }
  })
}

/** A property of a query, of headers or of a path as a parameter. */
export function parameterOf({ name, schema, required }: DeclaredProperty, location: ParameterLocation, origin: Origin): Parameter {
  const form = location === 'query' || location === 'cookie'
  const nested = location === 'query' && typeof schema !== 'boolean' && schema.properties !== undefined
  const described = typeof schema !== 'boolean' && typeof schema.description === 'string' ? schema.description : undefined
  const style = nested ? 'deepObject' : form ? 'form' : 'simple'
  const deprecated = typeof schema !== 'boolean' && schema.deprecated === true
  const said = { name, in: location, required, schema, style, explode: form } as const
  return described === undefined
    ? { ...said, deprecated, rest: {}, origin }
    : { ...said, description: described, deprecated, rest: {}, origin }
}
