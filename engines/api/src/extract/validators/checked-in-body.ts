import type { CallExpression, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { argumentsOf, bindParameters, invocation } from '../../evaluate/invoke.js'
import { childrenOf, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike, FunctionValue, Value } from '../../evaluate/value.js'
import { eitherParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { partsOfSchema, readPart } from './read-part.js'
import { type RequestPart, requestPart } from './request-part.js'

/** Calls of calls that hand the request on. */
const MAX_DEPTH = 4

/**
 * The schemas that a middleware or handler checks parts of the request against, in any call that is given both: `S.parse(req.body)`,
 * `ajv.validate(S, req.query)`, `check(S, req.body)`. Functions of the project that the request is handed to are followed.
 */
export function checkedInBody(evaluator: Evaluator, middleware: FunctionValue, context: SchemaContext): SchemaParts {
  const walk = new BodyWalk(evaluator, middleware.node, context)
  walk.function(middleware.node, middleware.env, middleware.self)
  return walk.parts
}

class BodyWalk {
  parts: SchemaParts = {}
  #depth = 0
  readonly #seen = new Set<Environment>()

  constructor(
    readonly evaluator: Evaluator,
    readonly middleware: FunctionLike,
    readonly context: SchemaContext,
  ) {}

  function(node: FunctionLike, env: Environment, self: Value | undefined): void {
    const inner = env.body(node, self, (body) => bindParameters(this.evaluator, node, undefined, body))
    this.#body(node, inner)
  }

  #body(node: FunctionLike, env: Environment): void {
    if (this.#seen.has(env) || node.body === null) return
    this.#seen.add(env)
    this.#visit(node.body, env)
  }

  #visit(node: Node, env: Environment): void {
    if (isFunction(node)) {
      this.function(node as FunctionLike, env, undefined)
      return
    }
    if (node.type === 'CallExpression') this.#call(node, env)
    for (const child of childrenOf(node)) this.#visit(child, env)
  }

  #call(node: CallExpression, env: Environment): void {
    const args = argumentsOf(this.evaluator, node, env)
    const targets = args.flatMap((one) => this.#target(one) ?? [])
    if (targets.length === 0) return
    const callee = this.evaluator.evaluate(node.callee, env)
    const object =
      node.callee.type === 'MemberExpression' && node.callee.object.type !== 'Super'
        ? this.evaluator.evaluate(node.callee.object, env)
        : undefined
    const schemas = [object, callee, ...args].filter((one) => one !== undefined && !this.#isRequest(one))
    for (const target of targets) for (const schema of schemas) if (schema !== undefined) this.#add(target, schema)
    if (this.#depth >= MAX_DEPTH) return
    this.#depth += 1
    for (const one of callee.kind === 'either' ? callee.options : [callee])
      if (one.kind === 'function') this.#body(one.node, invocation(this.evaluator, one, args, { node, env }).env)
    this.#depth -= 1
  }

  #isRequest(value: Value): boolean {
    return this.#target(value) !== undefined
  }

  #target(value: Value): RequestPart | undefined {
    // `req.body ?? {}`
    if (value.kind === 'either') return value.options.map((one) => this.#target(one)).find((one) => one !== undefined)
    const part = requestPart(value, this.middleware)
    if (part !== undefined || value.kind !== 'object' || value.members.size === 0) return part
    // `{ body: req.body, query: req.query }`
    const isWhole = [...value.members].every(([name, member]) => requestPart(member.value(), this.middleware)?.part === name)
    return isWhole ? { part: 'request', path: [] } : undefined
  }

  #add({ part, path }: RequestPart, schema: Value): void {
    if (schema.kind === 'literal' || schema.kind === 'parameter' || schema.kind === 'unknown') return
    const found = part === 'request' ? partsOfSchema(this.context.inline(schema)) : readPart(part, schema, this.context, path)
    if (found !== undefined) this.parts = eitherParts(this.parts, found)
  }
}
