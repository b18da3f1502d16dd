import type { ObjectValue, Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import type { JsonSchema } from '../../model/schema.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import type { PartName } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'

/** What Fastify's route option `schema` declares, with what @fastify/swagger understands besides. */
export interface FastifySchema {
  /** By media type; under `''` where it does not say which. */
  readonly body?: Readonly<Record<string, JsonSchema>>
  readonly query?: JsonSchema
  readonly params?: JsonSchema
  readonly headers?: JsonSchema
  /** By status as it is written: `200`, `4xx`, `default`. */
  readonly responses?: Readonly<Record<string, FastifyResponse>>
  readonly summary?: string
  readonly description?: string
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly deprecated?: boolean
  /** Whether it is kept out of the document. */
  readonly hide?: boolean
  readonly consumes?: readonly string[]
  readonly produces?: readonly string[]
  readonly security?: JsonValue
}

export interface FastifyResponse {
  readonly description?: string
  /** By media type; under `''` where it does not say which; undefined for an answer without a body. */
  readonly content?: Readonly<Record<string, JsonSchema>>
  readonly headers?: Readonly<Record<string, JsonSchema>>
}

/**
 * Reads the value of a Fastify route's `schema` option: JSON Schema, TypeBox, zod or fluent-json-schema in `body`, `querystring`, `params`,
 * `headers` and `response`, also in the shorthand `{ name: { type } }` and by media type (`content`).
 */
export function fastifySchema(value: Value | undefined, context: SchemaContext): FastifySchema {
  if (value?.kind === 'either') return Object.assign({}, ...value.options.map((one) => fastifySchema(one, context)))
  if (value?.kind !== 'object') {
    if (value !== undefined && !(value.kind === 'literal')) context.note(value, 'The schema of the route is not known.')
    return {}
  }
  if (value.open) context.note(value, 'A part of the schema of the route is not known.')
  const part = (name: PartName, ...keys: readonly string[]) => {
    const given = keys.map((key) => memberOf(value, key)).find((one) => one !== undefined)
    const schema = given && readShorthand(given, context, 'inline')
    return schema === undefined ? {} : { [name]: schema }
  }
  const given = memberOf(value, 'body')
  const body = given && contentOf(given, context)
  return {
    ...(body === undefined ? {} : { body }),
    ...part('query', 'querystring', 'query'),
    ...part('params', 'params'),
    ...part('headers', 'headers'),
    ...responses(memberOf(value, 'response'), context),
    ...documented(value),
  }
}

function contentOf(value: Value, context: SchemaContext): Readonly<Record<string, JsonSchema>> | undefined {
  const content = memberOf(value, 'content')
  if (content?.kind === 'object') {
    const entries = [...content.members].map(([type, member]) => {
      const schema = memberOf(member.value(), 'schema')
      return [type, (schema && readShorthand(schema, context, 'read')) ?? {}] as const
    })
    return Object.fromEntries(entries)
  }
  const schema = readShorthand(value, context, 'read')
  return schema === undefined ? undefined : { '': schema }
}

/** `{ id: { type: 'string' } }` stands for an object with these properties. */
function readShorthand(value: Value, context: SchemaContext, how: 'read' | 'inline'): JsonSchema | undefined {
  const schema = context[how](value)
  if (schema !== undefined) return schema
  if (value.kind !== 'object' || value.members.size === 0) {
    context.note(value, 'The schema is not known.')
    return undefined
  }
  const entries = [...value.members].map(([name, member]) => [name, context.read(member.value()) ?? {}] as const)
  return { type: 'object', properties: Object.fromEntries(entries) }
}

function responses(value: Value | undefined, context: SchemaContext): { readonly responses?: Readonly<Record<string, FastifyResponse>> } {
  if (value?.kind !== 'object') return {}
  const entries = [...value.members].map(([status, member]): readonly [string, FastifyResponse] => {
    const given = member.value()
    const description = textOrUndefined(memberOf(given, 'description'))
    return [status.toLowerCase(), { ...(description === undefined ? {} : { description }), ...answer(given, context) }]
  })
  return { responses: Object.fromEntries(entries) }
}

function answer(value: Value, context: SchemaContext): FastifyResponse {
  const headers = memberOf(value, 'headers')
  const isSchema = memberOf(value, 'type') !== undefined
  const named = isSchema || headers?.kind !== 'object' ? {} : { headers: headersOf(headers, context) }
  if (textOrUndefined(memberOf(value, 'type')) === 'null') return named
  // `204: { description }` has no body.
  const isBare =
    value.kind === 'object' && [...value.members.keys()].every((key) => key === 'description' || key === 'headers' || key === 'summary')
  const content = isBare ? undefined : contentOf(value, context)
  return content === undefined ? named : { ...named, content }
}

function headersOf(value: ObjectValue, context: SchemaContext): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([...value.members].map(([name, member]) => [name, context.read(member.value()) ?? {}]))
}

function documented(value: ObjectValue): Omit<FastifySchema, 'body' | PartName | 'responses'> {
  const texts = ['summary', 'description', 'operationId'].flatMap((key) => {
    const text = textOrUndefined(memberOf(value, key))
    return text === undefined ? [] : [[key, text] as const]
  })
  const lists = ['tags', 'consumes', 'produces'].flatMap((key) => {
    const given = memberOf(value, key)
    const items = given?.kind === 'array' ? given.items.map(textOrUndefined).filter((one) => one !== undefined) : []
    return given === undefined ? [] : [[key, items] as const]
  })
  const flags = ['deprecated', 'hide'].flatMap((key) => {
    const given = memberOf(value, key)
    return given?.kind === 'literal' && given.value === true ? [[key, true] as const] : []
  })
  const security = memberOf(value, 'security')
  const requirement = security && constantOf(security)
  return { ...Object.fromEntries([...texts, ...lists, ...flags]), ...(requirement === undefined ? {} : { security: requirement }) }
}
