import type { Class, Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { unwrap } from '../../evaluate/syntax.js'
import type { ClassValue, FunctionLike, FunctionValue, Value } from '../../evaluate/value.js'
import { isForeignCall } from './foreign-call.js'
import type { Routers } from './routers.js'
import { type Step, stepsOf } from './steps.js'

/** Tells which functions are worth running: those that make, mount or fill a router, or call such. Each is looked at once. */
export class Relevance {
  /** By where they are defined: that is forgotten when a file changes. */
  readonly #known = new WeakMap<Environment, Map<FunctionLike | Class, boolean>>()

  constructor(
    readonly evaluator: Evaluator,
    readonly routers: Routers,
  ) {}

  /** Whether a value is a router, or an object or list with one in it. */
  carriesRouter(value: Value): boolean {
    if (this.routers.all(value).length > 0) return true
    if (value.kind === 'array') return value.items.some((one) => this.routers.all(one).length > 0)
    return value.kind === 'object' && [...value.members.values()].some((one) => !one.getter && this.routers.all(one.value()).length > 0)
  }

  ofFunction(value: FunctionValue): boolean {
    const all = this.#at(value.env)
    const known = all.get(value.node)
    if (known !== undefined) return known
    // One that calls itself is as relevant as the rest of it.
    all.set(value.node, false)
    const { body } = value.node
    if (body === null) return false
    const env = this.evaluator.inside(value)
    const relevant = this.#steps(stepsOf(body.type === 'BlockStatement' ? body : value.node), env)
    all.set(value.node, relevant)
    return relevant
  }

  ofClass(value: ClassValue): boolean {
    const all = this.#at(value.env)
    const known = all.get(value.node)
    if (known !== undefined) return known
    all.set(value.node, false)
    const self: Value = { kind: 'instance', node: value.node, env: value.env, of: value, args: [] }
    const own = value.node.body.body.some((one) => {
      if (one.type === 'PropertyDefinition' && one.value)
        return this.carriesRouter(this.evaluator.evaluate(one.value, value.env.with(self)))
      return one.type === 'MethodDefinition' && this.ofFunction({ kind: 'function', node: one.value, env: value.env, self })
    })
    const { superClass } = value
    const above = superClass?.kind === 'class' ? this.ofClass(superClass) : this.routers.of(self) !== undefined
    all.set(value.node, own || above)
    return own || above
  }

  #at(env: Environment): Map<FunctionLike | Class, boolean> {
    const known = this.#known.get(env) ?? new Map<FunctionLike | Class, boolean>()
    this.#known.set(env, known)
    return known
  }

  #steps(steps: readonly Step[], env: Environment): boolean {
    return steps.some((step) => {
      if (step.kind === 'import') return true
      if (step.kind === 'block') return this.#steps(step.steps, env.block(step.node))
      if (step.kind === 'loop') return this.#steps(step.steps, env)
      return this.#call(step.node, env)
    })
  }

  /** Whether a function that is written out as an argument is worth running: `list.forEach((one) => router.get(one, …))`. */
  #callbacks(node: Extract<Step, { kind: 'call' }>['node'], env: Environment): boolean {
    return node.arguments.some((one) => {
      if (one.type !== 'ArrowFunctionExpression' && one.type !== 'FunctionExpression') return false
      const value = this.evaluator.evaluate(one, env)
      return value.kind === 'function' && this.ofFunction(value)
    })
  }

  /** Whether a function is handed a router, which it may fill: by name, since what is made on the spot nobody mounts. */
  #givenRouter(node: Extract<Step, { kind: 'call' }>['node'], env: Environment): boolean {
    return node.arguments.some(
      (one) => (one.type === 'Identifier' || one.type === 'MemberExpression') && this.carriesRouter(this.evaluator.evaluate(one, env)),
    )
  }

  #call(node: Extract<Step, { kind: 'call' }>['node'], env: Environment): boolean {
    const callee: Node = unwrap(node.callee)
    if (callee.type === 'Super' || isForeignCall(this.evaluator, node, env)) return false
    if (callee.type === 'Identifier' && callee.name === 'require') return false
    if (callee.type === 'MemberExpression' && callee.object.type !== 'Super') {
      const object = this.evaluator.evaluate(callee.object, env)
      if (this.routers.all(object).length > 0 || this.routers.path(object) !== undefined) return true
    }
    const value = this.evaluator.evaluate(node.callee, env)
    if (value.kind === 'function') return this.ofFunction(value) || this.#givenRouter(node, env)
    if (value.kind === 'class') return this.ofClass(value)
    if (value.kind === 'external' && this.routers.of(this.evaluator.evaluate(node, env)) !== undefined) return true
    return this.#callbacks(node, env)
  }
}
