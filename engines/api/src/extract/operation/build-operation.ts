import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Operation, Origin, SecurityScheme } from '../../model/model.js'
import { readContract } from '../contract/read-contract.js'
import type { FoundRoute } from '../found-route.js'
import type { SchemaComponents } from '../schema-components.js'
import { allResponses } from './all-responses.js'
import { contractOf } from './contract-of.js'
import { type GuardNames, guardsOf } from './guards.js'
import { handlerName } from './handler-name.js'
import { docsOf } from './operation-docs.js'
import { tagOf } from './operation-tags.js'
import { parametersOf } from './parameter-list.js'
import { readChain } from './read-chain.js'
import { requestBodyOf } from './request-body-of.js'
import { requestSchemas } from './request-schemas.js'
import { declarationsOfRoute } from './route-declarations.js'
import { requirementsOf } from './security-schemes.js'
import { uploadsOf } from './uploads.js'

/** An operation whose id is not settled yet: it has to be the only one of its name. */
export interface BuiltOperation {
  readonly operation: Omit<Operation, 'id' | 'named'>
  /** What the sources call it, the surest first. */
  readonly ids: readonly { readonly id: string; readonly declared: boolean }[]
  readonly route: FoundRoute
  readonly schemes: ReadonlyMap<string, SecurityScheme>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Everything that the sources say of one route; undefined where they want it kept out of documents. */
export function buildOperation(
  evaluator: Evaluator,
  route: FoundRoute,
  context: SchemaComponents,
  guards: GuardNames,
): BuiltOperation | undefined {
  const origin: Origin = { file: route.site.env.module.path, pointer: '' }
  const tag = tagOf(route)
  const contract = contractOf(route.handler)
  const said = contract && readContract(evaluator, contract, context)
  if (said !== undefined) {
    const { id, named, ...rest } = said
    const tags = tag === undefined ? [] : [tag]
    const common = { method: route.method, path: route.path, rest: {}, origin, tags }
    return { operation: { ...rest, ...common }, ids: named ? [{ id, declared: true }] : [], route, schemes: new Map() }
  }
  const chain = readChain(evaluator, route)
  const guarded = guardsOf(evaluator, chain.links, guards, origin)
  const { checked, typed, fastify } = declarationsOfRoute(evaluator, route, chain, context)
  if (fastify.hide === true) return undefined
  const declared = requestSchemas(checked, typed, chain.uses, context.components)
  const body = requestBodyOf(route, declared.get('body'), chain.uses.get('body'), uploadsOf(route.chain), {
    types: Object.keys(fastify.body ?? {}).filter((one) => one !== ''),
    consumes: fastify.consumes ?? [],
    origin,
  })
  const docs = docsOf(route)
  const summary = fastify.summary ?? docs.summary
  const description = fastify.description ?? docs.description
  const tags = [fastify.tags ?? [], docs.tags, tag === undefined ? [] : [tag]].find((one) => one.length > 0) ?? []
  const name = handlerName(evaluator, route)
  const operation: Mutable<BuiltOperation['operation']> = {
    method: route.method,
    path: route.path,
    rest: {},
    origin,
    tags,
    deprecated: fastify.deprecated === true || docs.deprecated,
    parameters: parametersOf({ route, declared, uses: chain.uses, components: context.components, guarded: guarded.names, origin }),
    responses: allResponses(evaluator, { ...typed, ...checked }, fastify, chain.answers, origin),
    security: requirementsOf(fastify.security) ?? guarded.requirements,
  }
  if (summary !== undefined) operation.summary = summary
  if (description !== undefined) operation.description = description
  if (body !== undefined) operation.body = body
  return {
    operation,
    ids: [
      ...(fastify.operationId === undefined ? [] : [{ id: fastify.operationId, declared: true }]),
      ...(name === undefined ? [] : [{ id: name, declared: false }]),
    ],
    route,
    schemes: guarded.schemes,
  }
}
