import type { Evaluator } from '../../evaluate/evaluator.js'
import { computedValue } from '../../evaluate/run/computed-value.js'
import type { Value } from '../../evaluate/value.js'
import { memberOf } from '../constant.js'
import { expressValidatorParts } from '../express-validator/express-validator-parts.js'
import { type FastifySchema, fastifySchema } from '../fastify-schema/fastify-schema.js'
import type { FoundRoute } from '../found-route.js'
import type { Recorded } from '../naming-step.js'
import type { SchemaComponents } from '../schema-components.js'
import { bothParts, eitherParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { signatureTypes } from '../types/signature-types.js'
import { closedOver } from '../validators/closed-over.js'
import { readPart } from '../validators/read-part.js'
import { validatorParts } from '../validators/validator-parts.js'
import type { ChainReading } from './read-chain.js'

/** What a route declares of its request and its answers, by schemas and by types. */
export interface RouteDeclarations {
  /** What is checked when the program runs. */
  readonly checked: SchemaParts
  /** What TypeScript's types say. */
  readonly typed: SchemaParts
  readonly fastify: FastifySchema
}

export function declarationsOfRoute(
  evaluator: Evaluator,
  route: FoundRoute,
  chain: ChainReading,
  context: SchemaComponents,
): RouteDeclarations {
  const fastify = route.framework === 'fastify' ? fastifySchema(schemaOption(evaluator, route), context) : {}
  const [body] = Object.values(fastify.body ?? {})
  const { query, params, headers } = fastify
  const own: SchemaParts = {
    ...(body !== undefined && { body }),
    ...(query !== undefined && { query }),
    ...(params !== undefined && { params }),
    ...(headers !== undefined && { headers }),
  }
  const checked = chain.links.map(({ value, readings }) => linkParts(evaluator, value, readings, context))
  const express = route.framework === 'express' ? expressValidatorParts(route.chain, route, context) : {}
  const declared = [own, express, ...checked].reduce(bothParts, {})
  const taken = chain.links
    .flatMap(({ readings }) => readings)
    .flatMap(({ typed }) => typed)
    .flatMap(({ part, path, schema }) => readPart(part, schema, context, path) ?? [])
  const said = signatureTypes(evaluator, route.handler, route.site.node, context)
  const typed = taken.length === 0 ? said : { ...taken.reduce(eitherParts, {}), ...said }
  return { checked: declared, typed, fastify }
}

/** Fastify's `schema`, also where a function makes it. */
function schemaOption(evaluator: Evaluator, { options }: FoundRoute): Value | undefined {
  const value = memberOf(options, 'schema')
  return value && (computedValue(evaluator, value) ?? value)
}

const known = new WeakMap<SchemaComponents, WeakMap<Value, Recorded<SchemaParts>>>()

/** What one link checks the request against; links that many routes share are read once. */
function linkParts(
  evaluator: Evaluator,
  link: Value,
  readings: ChainReading['links'][number]['readings'],
  context: SchemaComponents,
): SchemaParts {
  const before = known.get(context)?.get(link)
  if (before !== undefined) return context.repeat(before)
  const recorded = context.record(() =>
    link.kind === 'function'
      ? { ...closedOver(evaluator, link, context), ...checkedParts(readings, context) }
      : validatorParts(evaluator, link, context),
  )
  const byLink = known.get(context)
  if (byLink === undefined) known.set(context, new WeakMap([[link, recorded]]))
  else byLink.set(link, recorded)
  return recorded.result
}

function checkedParts(readings: ChainReading['links'][number]['readings'], context: SchemaContext): SchemaParts {
  return readings
    .flatMap(({ declared }) => declared)
    .flatMap(({ part, schema, path }) => readPart(part, schema, context, path) ?? [])
    .reduce(eitherParts, {})
}
