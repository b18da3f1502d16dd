import type { Expression, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bindParameters } from '../../evaluate/invoke.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import { childrenOf, isFunction, keyName } from '../../evaluate/syntax.js'
import type { FunctionLike, Value } from '../../evaluate/value.js'
import { builderChain } from '../builder-chain.js'
import { memberOf, textOrUndefined } from '../constant.js'

/**
 * The schemas that the sources give an `$id`, wherever they are handed to a validator (`addSchema`): as a member of a literal, as an option
 * (`Type.Object({}, { $id: 'user' })`), or by a builder (`S.object().id('user')`).
 */
export class SchemaIds {
  readonly #found = new Map<string, Value>()
  readonly #seen = new Set<SourceModule>()

  constructor(readonly evaluator: Evaluator) {}

  find(id: string): Value | undefined {
    if (!this.#found.has(id)) this.#look()
    return this.#found.get(id)
  }

  #look(): void {
    for (const module of this.evaluator.graph.loaded) {
      if (this.#seen.has(module)) continue
      this.#seen.add(module)
      if (/\$id\b|\.id\(/.test(module.text)) this.#visit(module.program, this.evaluator.graph.environment(module))
    }
  }

  #visit(node: Node, env: Environment): void {
    if (isFunction(node)) {
      const owner = node as FunctionLike
      const inner = env.body(owner, undefined, (body) => bindParameters(this.evaluator, owner, undefined, body))
      for (const child of childrenOf(node)) this.#visit(child, inner)
      return
    }
    if (node.type === 'CallExpression' && this.#isIdentified(node, env)) return
    if (node.type === 'ObjectExpression') {
      const named = node.properties.some((one) => one.type === 'Property' && keyName(one.key, one.computed) === '$id')
      if (named) this.#add(textOrUndefined(memberOf(this.evaluator.evaluate(node, env), '$id')), node, env)
    }
    for (const child of childrenOf(node)) this.#visit(child, env)
  }

  /** Whether a call builds a schema with an id; what it is built of may have ids of its own. */
  #isIdentified(node: Extract<Node, { type: 'CallExpression' }>, env: Environment): boolean {
    const last = node.arguments.at(-1)
    const callee = node.callee.type === 'MemberExpression' && !node.callee.computed ? node.callee.property.name : ''
    if (last?.type === 'ObjectExpression' && /^[A-Z]/.test(callee)) {
      const id = textOrUndefined(memberOf(this.evaluator.evaluate(last, env), '$id'))
      if (id === undefined) return false
      this.#add(id, node, env)
      for (const one of node.arguments.slice(0, -1)) this.#visit(one, env)
      return true
    }
    if (!/\.\s*id\s*\(/.test(env.module.text.slice(node.start, node.end)) || callee === 'addSchema') return false
    const calls = builderChain(this.evaluator.evaluate(node, env))?.calls ?? []
    const id = textOrUndefined(calls.findLast((call) => call.name === 'id')?.args[0])
    if (id === undefined) return false
    this.#add(id, node, env)
    return true
  }

  #add(id: string | undefined, node: Expression, env: Environment): void {
    if (id === undefined || this.#found.has(id)) return
    const value = this.evaluator.evaluate(node, env)
    this.#found.set(id, value)
    this.#found.set(id.replace(/#$/, ''), value)
  }
}

/** A name for a schema of which only the `$id` is known: the last part of it. */
export function nameOfId(id: string | undefined): string | undefined {
  const last = id
    ?.replace(/^#|#$/g, '')
    .split('/')
    .findLast((part) => part !== '')
  return last?.replace(/\.(?:schema\.)?json$/, '')
}
