import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Operation, Origin, Response, SecurityRequirement, SecurityScheme } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { readContract } from '../contract/read-contract.js'
import type { FoundRoute } from '../found-route.js'
import { checkedParts } from '../route-parts.js'
import type { SchemaComponents } from '../schema-components.js'
import { handlerTypes } from '../types/handler-types.js'
import { contractOf } from './contract-of.js'
import { declaredSchemas } from './declared-parts.js'
import { fastifyOptions } from './fastify-options.js'
import { type GuardNames, guardsOf } from './guards.js'
import { handlerName } from './handler-name.js'
import { docsOf } from './operation-docs.js'
import { tagOf } from './operation-tags.js'
import { parametersOf } from './parameter-list.js'
import { readChain } from './read-chain.js'
import { requestBodyOf } from './request-body-of.js'
import type { RequestPart } from './request-parts.js'
import { responsesOf } from './response-list.js'
import { typedParts } from './typed-parts.js'
import { uploadsOf } from './uploads.js'

/** An operation whose id is not settled yet: it has to be the only one of its name. */
export interface BuiltOperation {
  readonly operation: Omit<Operation, 'id' | 'named'>
  /** What the sources call it, the surest first. */
  readonly ids: readonly { readonly id: string; readonly declared: boolean }[]
  readonly route: FoundRoute
  readonly schemes: ReadonlyMap<string, SecurityScheme>
}

/** Everything that the sources say of one route. */
export function buildOperation(evaluator: Evaluator, route: FoundRoute, context: SchemaComponents, guards: GuardNames): BuiltOperation {
  const origin: Origin = { file: route.site.env.module.path, pointer: '' }
  const docs = docsOf(route)
  const tag = tagOf(route)
  const common = { method: route.method, path: route.path, rest: {}, origin }
  const chain = readChain(evaluator, route)
  const guarded = guardsOf(evaluator, chain.links, guards, origin)
  const contract = contractOf(route.handler)
  const parts = contract && readContract(evaluator, contract, context)
  if (parts !== undefined) {
    const { id, named, ...said } = parts
    return {
      operation: { ...said, ...common, tags: tag === undefined ? [] : [tag] },
      ids: named ? [{ id, declared: true }] : [],
      route,
      schemes: new Map(),
    }
  }
  const options = fastifyOptions(route.options, context, origin)
  const declared = new Map<RequestPart, readonly JsonSchema[]>(declaredSchemas(options.declared, context))
  const validated = checkedParts(evaluator, route, context)
  for (const part of ['body', 'query', 'params', 'headers', 'cookies'] as const) {
    const schema = validated[part]
    if (schema !== undefined && !declared.has(part)) declared.set(part, [schema])
  }
  for (const [part, schemas] of declaredSchemas(chain.declared, context)) if (!declared.has(part)) declared.set(part, schemas)
  const types = handlerTypes(evaluator, route.handler, route.site.node, context)
  for (const [part, schemas] of typedParts(types, chain.uses)) if (!declared.has(part)) declared.set(part, schemas)
  const sources = { route, declared, uses: chain.uses, components: context.components, guarded: guarded.names, origin }
  const body = requestBodyOf(route, declared, chain.uses.get('body'), uploadsOf(route.chain), origin)
  const summary = options.summary ?? docs.summary
  const description = options.description ?? docs.description
  const security = securityOf(options.security) ?? guarded.requirements
  const name = handlerName(evaluator, route)
  return {
    operation: {
      ...common,
      tags: options.tags.length > 0 ? options.tags : docs.tags.length > 0 ? docs.tags : tag === undefined ? [] : [tag],
      ...(summary !== undefined && { summary }),
      ...(description !== undefined && { description }),
      deprecated: options.deprecated || docs.deprecated,
      parameters: parametersOf(sources),
      ...(body !== undefined && { body }),
      responses: allResponses(options.responses, responsesOf(evaluator, chain.answers, origin), origin),
      security,
    },
    ids: [
      ...(options.operationId === undefined ? [] : [{ id: options.operationId, declared: true }]),
      ...(name === undefined ? [] : [{ id: name, declared: false }]),
    ],
    route,
    schemes: guarded.schemes,
  }
}

/** Declared responses and those that were found; a bare 200 of the framework's is none where another success is declared. */
function allResponses(declared: readonly Response[], found: readonly Response[], origin: Origin): readonly Response[] {
  const said = new Set(declared.map(({ status }) => status))
  const success = declared.some(({ status }) => status.startsWith('2'))
  const others = found.filter(({ status }) => !said.has(status) && !(success && status === '200'))
  const all = [...declared, ...others].sort((a, b) => a.status.localeCompare(b.status))
  // An operation has to have a response; where none can be found, nothing is claimed of it.
  if (all.length > 0) return all
  return [{ status: 'default', description: 'Any answer', headers: [], content: [], rest: {}, origin }]
}

function securityOf(value: unknown): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((one: unknown) => {
    const entries = typeof one === 'object' && one !== null ? Object.entries(one) : []
    return new Map(entries.map(([name, scopes]: [string, unknown]) => [name, Array.isArray(scopes) ? scopes.map(String) : []]))
  })
}
