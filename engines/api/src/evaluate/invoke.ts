import type { Expression, Node, SpreadElement } from 'oxc-parser'
import { CallBudget } from './call-budget.js'
import { namesIn } from './declarations.js'
import type { Environment } from './environment.js'
import { type Evaluator, either, unknown } from './evaluator.js'
import { propertyOf } from './members.js'
import { reached } from './returned.js'
import type { ArrayValue, FunctionLike, FunctionValue, Site, Value } from './value.js'

type Call = Extract<Expression, { type: 'CallExpression' | 'NewExpression' }>

/** One call of a function of the project: its body, with the parameters bound to what the call gives them. */
export interface Invocation {
  readonly callee: FunctionValue
  readonly args: readonly Value[]
  readonly env: Environment
}

const invocations = new WeakMap<Environment, Map<Node, readonly Invocation[]>>()
const following = new CallBudget()

/** The value of a call: what a function of the project returns, an instance of a class of the project, else the call itself. */
export function invoke(evaluator: Evaluator, node: Call, env: Environment, site: Site): Value {
  const callee = evaluator.evaluate(node.callee, env)
  const args = argumentsOf(evaluator, node, env)
  if (node.type === 'NewExpression' && callee.kind === 'class')
    return { node: site.node, env: site.env, kind: 'instance', of: callee, args }
  if (callee.kind === 'function') return invoke.withArguments(evaluator, callee, args, site)
  if (callee.kind === 'either') {
    const functions = callee.options.filter((one) => one.kind === 'function')
    if (functions.length > 0)
      return either(
        site,
        functions.map((one) => invoke.withArguments(evaluator, one, args, site)),
      )
  }
  return { node: site.node, env: site.env, kind: 'call', callee, args, isNew: node.type === 'NewExpression' }
}

export function argumentsOf(evaluator: Evaluator, node: Call, env: Environment): readonly Value[] {
  const values: Value[] = []
  for (const one of node.arguments) {
    if (one.type === 'SpreadElement') values.push(...spreadArguments(evaluator, one, env))
    else values.push(evaluator.evaluate(one, env))
  }
  return values
}

function spreadArguments(evaluator: Evaluator, one: SpreadElement, env: Environment): readonly Value[] {
  const spread = evaluator.evaluate(one.argument, env)
  if (spread.kind === 'array') return spread.items
  const longest = longestOf(spread)
  if (longest !== undefined) return longest.items
  // The parameters of a function that hands all of them on.
  return spread.kind === 'parameter' ? [spread] : [unknown({ node: one, env }, 'what is spread here is not known')]
}

/** Of several lists the one with the most in it: the others leave something out, such as what a setting switches off. */
function longestOf(value: Value): ArrayValue | undefined {
  if (value.kind !== 'either') return undefined
  const lists = value.options.filter((one) => one.kind === 'array')
  if (lists.length < value.options.length) return undefined
  return lists.reduce((longest, one) => (one.items.length > longest.items.length ? one : longest))
}

invoke.withArguments = (evaluator: Evaluator, callee: FunctionValue, args: readonly Value[], site: Site): Value => {
  const { env } = invocation(evaluator, callee, args, site)
  const values = following.call(callee.node, () => reached(evaluator, callee.node, env).map((one) => evaluator.evaluate(one, env)))
  if (values === undefined) return unknown(site, 'the calls are nested too deeply to follow')
  return values.length === 0 ? unknown(site, 'the function returns nothing') : either(site, values)
}

/** The same call, asked for twice, is the same invocation. */
export function invocation(evaluator: Evaluator, callee: FunctionValue, args: readonly Value[], site: Site): Invocation {
  let byNode = invocations.get(site.env)
  if (byNode === undefined) {
    byNode = new Map()
    invocations.set(site.env, byNode)
  }
  const known = byNode.get(site.node)?.find((one) => sameCallee(one.callee, callee) && sameArguments(one.args, args))
  if (known !== undefined) return known
  const env = callee.env.call(callee.node, callee.self)
  bindParameters(evaluator, callee.node, args, env)
  const made = { callee, args, env }
  noteCall(callee.env, callee.node, env)
  byNode.set(site.node, [...(byNode.get(site.node) ?? []), made])
  return made
}

function sameCallee(a: FunctionValue, b: FunctionValue): boolean {
  return a.node === b.node && a.env === b.env && a.self === b.self
}

/** The items of a list that a function is called with are at one place, so the place alone does not tell its calls apart. */
function sameArguments(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index] || sameLiteral(one, b[index]))
}

function sameLiteral(a: Value, b: Value | undefined): boolean {
  return a.kind === 'literal' && b?.kind === 'literal' && a.value === b.value && a.node === b.node
}

const latestCalls = new WeakMap<Environment, Map<FunctionLike, Environment>>()
export function noteCall(defined: Environment, callee: FunctionLike, body: Environment): void {
  const latest = latestCalls.get(defined)
  if (latest === undefined) latestCalls.set(defined, new Map([[callee, body]]))
  else latest.set(callee, body)
}

/** The body of the call that was followed last, of a function that is defined in an environment. */
export function latestInvocation(env: Environment, callee: FunctionLike): Environment | undefined {
  return latestCalls.get(env)?.get(callee)
}

/** The calls of project functions that an expression led to. */
export function invocationsAt(env: Environment, node: Node): readonly Invocation[] {
  return invocations.get(env)?.get(node) ?? []
}

const NO_PATH: readonly string[] = []

/** Gives parameters their values; without arguments they stand for whatever a caller will give. */
export function bindParameters(evaluator: Evaluator, owner: FunctionLike, args: readonly Value[] | undefined, env: Environment): void {
  owner.params.forEach((param, index) => {
    const pattern = param.type === 'TSParameterProperty' ? param.parameter : param
    if (pattern.type === 'RestElement') {
      const rest = args?.slice(index)
      for (const { name, steps } of namesIn(pattern.argument, [])) {
        const site = { node: pattern, env }
        const value: Value =
          rest === undefined
            ? { node: site.node, env: site.env, kind: 'parameter', function: owner, index, path: [] }
            : { node: site.node, env: site.env, kind: 'array', items: rest, open: false }
        env.bound.set(name, () => (steps.length === 0 ? value : evaluator.take(value, steps, env, site)))
      }
      return
    }
    const given = args?.[index]
    const isGiven = given !== undefined && !(given.kind === 'literal' && given.value === undefined)
    const known: Value = isGiven ? given : { node: pattern, env, kind: 'parameter', function: owner, index, path: NO_PATH }
    if (pattern.type === 'Identifier') {
      env.bound.set(pattern.name, () => known)
      return
    }
    const hasDefault = pattern.type === 'AssignmentPattern' && args !== undefined && !isGiven
    const whole = (): Value => (hasDefault ? evaluator.evaluate(pattern.right, env) : known)
    let memo: Value | undefined
    for (const { name, steps } of namesIn(pattern.type === 'AssignmentPattern' ? pattern.left : pattern, [])) {
      let own: Value | undefined
      env.bound.set(name, () => {
        memo ??= whole()
        own ??= steps.length === 0 ? memo : evaluator.take(memo, steps, env, { node: pattern, env })
        return own
      })
    }
  })
  if (args !== undefined) {
    const site = { node: owner, env }
    env.bound.set('arguments', () => ({ node: site.node, env: site.env, kind: 'array', items: args, open: false }))
  }
}

/** For callers that have a member's name rather than a node. */
export function callMethod(evaluator: Evaluator, object: Value, name: string, args: readonly Value[], site: Site): Value {
  const callee = propertyOf(evaluator, object, name, site)
  return callee.kind === 'function'
    ? invoke.withArguments(evaluator, callee, args, site)
    : { node: site.node, env: site.env, kind: 'call', callee, args, isNew: false }
}
