import type { Evaluator } from '../evaluate/evaluator.js'
import { memberOf } from './constant.js'
import { expressValidatorParts } from './express-validator/express-validator-parts.js'
import { fastifySchema } from './fastify-schema/fastify-schema.js'
import type { FoundRoute } from './found-route.js'
import { bothParts, type SchemaParts } from './schema-parts.js'
import type { SchemaContext } from './schema-reader.js'
import { handlerTypes } from './types/handler-types.js'
import { validatorParts } from './validators/validator-parts.js'

/**
 * Everything that a route's sources declare of its request and answers, by schemas and types:
 *
 * - `fastifySchema(options.schema, context)`: Fastify's route options (which also say summary, tags and the like);
 * - `validatorParts(evaluator, link, context)`: middleware and handlers that check the request against a schema of any library;
 * - `expressValidatorParts(chain, route, context)`: express-validator, of which the links of a chain make one schema together;
 * - `handlerTypes(evaluator, handler, registration, context)`: TypeScript's types, for parts that nothing checks.
 *
 * Contracts of kit's own routes are read by `readContract`.
 */
export function routeParts(evaluator: Evaluator, route: FoundRoute, context: SchemaContext): SchemaParts {
  const { body, query, params, headers, responses } = fastifySchema(memberOf(route.options, 'schema'), context)
  const [own] = Object.values(body ?? {})
  const bodies = Object.entries(responses ?? {}).flatMap(([status, { content }]) => {
    const [schema] = Object.values(content ?? {})
    return schema === undefined ? [] : [[status, schema] as const]
  })
  const fastify: SchemaParts = {
    ...(own === undefined ? {} : { body: own }),
    ...(query === undefined ? {} : { query }),
    ...(params === undefined ? {} : { params }),
    ...(headers === undefined ? {} : { headers }),
    ...(bodies.length === 0 ? {} : { responses: Object.fromEntries(bodies) }),
  }
  const declared = bothParts(fastify, checkedParts(evaluator, route, context))
  return { ...handlerTypes(evaluator, route.handler, route.site.node, context), ...declared }
}

/** What middleware and handler of a route check the request against. */
export function checkedParts(evaluator: Evaluator, route: FoundRoute, context: SchemaContext): SchemaParts {
  const checked = route.chain.map((one) => validatorParts(evaluator, one, context))
  return [expressValidatorParts(route.chain, route, context), ...checked].reduce(bothParts, {})
}
