import type { MediaType, Origin, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { FastifySchema } from '../fastify-schema/fastify-schema.js'
import type { SchemaParts } from '../schema-parts.js'
import { phraseOf } from './http-statuses.js'

/** The responses that a route declares by schemas: Fastify's `response`, and what validating middleware is told. */
export function declaredResponses(parts: SchemaParts, fastify: FastifySchema, origin: Origin): readonly Response[] {
  if (fastify.responses === undefined && parts.responses === undefined) return []
  const own = Object.entries(fastify.responses ?? {}).map(([status, { description, content, headers }]) =>
    response(
      status,
      description,
      Object.entries(content ?? {}).map(([type, schema]) =>
        media(type === '' ? (fastify.produces?.[0] ?? 'application/json') : type, schema, origin),
      ),
      origin,
      Object.entries(headers ?? {}),
    ),
  )
  const said = new Set(own.map(({ status }) => status))
  const others = Object.entries(parts.responses ?? {}).map(([status, schema]) =>
    response(status, undefined, [media('application/json', schema, origin)], origin, []),
  )
  return [...own, ...others.filter(({ status }) => !said.has(status))]
}

function response(
  status: string,
  description: string | undefined,
  content: readonly MediaType[],
  origin: Origin,
  headers: readonly (readonly [string, JsonSchema])[],
): Response {
  const code = status === 'default' ? status : status.toUpperCase()
  return {
    status: code,
    description: description ?? phraseOf(code),
    headers: headers.map(([name, schema]) => ({ name, required: false, schema, deprecated: false, rest: {}, origin })),
    content,
    rest: {},
    origin,
  }
}

function media(type: string, schema: JsonSchema, origin: Origin): MediaType {
  return { type, schema, encoding: new Map(), rest: {}, origin }
}
