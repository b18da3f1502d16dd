import type { Value } from '../../evaluate/value.js'
import type { Origin, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import type { SchemaContext } from '../schema-reader.js'
import { phraseOf } from './http-statuses.js'
import type { DeclaredPart } from './reading.js'

/** What the `schema` of Fastify's route options says besides the parts of the request. */
export interface FastifyOptions {
  readonly declared: readonly DeclaredPart[]
  readonly responses: readonly Response[]
  readonly summary?: string
  readonly description?: string
  readonly operationId?: string
  readonly tags: readonly string[]
  readonly deprecated: boolean
  readonly security: unknown
}

export function fastifyOptions(options: Value | undefined, context: SchemaContext, origin: Origin): FastifyOptions {
  const schema = memberOf(options, 'schema')
  const part = (name: string, of: DeclaredPart['part']): readonly DeclaredPart[] => {
    const value = memberOf(schema, name)
    return value === undefined ? [] : [{ part: of, schema: value }]
  }
  const [summary, description, operationId] = ['summary', 'description', 'operationId'].map((name) =>
    textOrUndefined(memberOf(schema, name)),
  )
  const tags = memberOf(schema, 'tags')
  const security = memberOf(schema, 'security')
  const deprecated = memberOf(schema, 'deprecated')
  return {
    declared: [
      ...part('body', 'body'),
      ...part('querystring', 'query'),
      ...part('query', 'query'),
      ...part('params', 'params'),
      ...part('headers', 'headers'),
    ],
    responses: responses(memberOf(schema, 'response'), context, origin),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(operationId !== undefined && { operationId }),
    tags: tags?.kind === 'array' ? tags.items.flatMap((one) => textOrUndefined(one) ?? []) : [],
    deprecated: deprecated?.kind === 'literal' && deprecated.value === true,
    security: security && constantOf(security),
  }
}

function responses(value: Value | undefined, context: SchemaContext, origin: Origin): readonly Response[] {
  if (value?.kind !== 'object') return []
  return [...value.members].flatMap(([name, member]): readonly Response[] => {
    const status = /^[1-5](?:\d\d|xx)$/i.test(name) ? name.toUpperCase() : name === 'default' ? name : undefined
    if (status === undefined) return []
    const own = member.value()
    const written = memberOf(own, 'content')
    const media =
      written?.kind === 'object'
        ? [...written.members].map(([type, one]) => ({ type, schema: read(memberOf(one.value(), 'schema'), context) }))
        : [{ type: 'application/json', schema: read(own, context) }]
    const described = textOrUndefined(memberOf(own, 'description'))
    const content = media
      .filter(({ schema }) => !isNothing(schema))
      .map(({ type, schema }) => ({ type, ...(schema !== undefined && { schema }), encoding: new Map(), rest: {}, origin }))
    return [{ status, description: described ?? phraseOf(status), headers: [], content, rest: {}, origin }]
  })
}

function read(value: Value | undefined, context: SchemaContext): JsonSchema | undefined {
  return value && context.read(value)
}

/** `{ type: 'null' }` is how Fastify's users say that there is no body. */
function isNothing(schema: JsonSchema | undefined): boolean {
  return typeof schema === 'object' && schema.type === 'null'
}
