import type { Expression, Node } from 'oxc-parser'
import { builtText } from './built-text.js'
import { builtinCall } from './builtins.js'
import { isCommonJs, isModuleExports } from './common-js.js'
import type { Declared, Step } from './declarations.js'
import type { Environment } from './environment.js'
import { exportOf } from './exports.js'
import { argumentsOf, bindParameters, invoke } from './invoke.js'
import { evaluateLiteral } from './literals.js'
import { propertyOf } from './members.js'
import type { ModuleGraph } from './module-graph.js'
import { moduleConstant } from './node-builtins.js'
import { assignedWithin } from './outer-assignments.js'
import { placeIn, type SourceModule } from './source-module.js'
import { keyName, unwrap } from './syntax.js'
import type { ArrayValue, FunctionValue, Site, UnknownValue, Value } from './value.js'

/** Calls within calls that are followed; a factory of factories is rarely deeper. */
const MAX_DEPTH = 24

/**
 * Finds out what expressions mean, across files, without running any. What can't be known is a value too: `unknown`, or `either` of several.
 *
 * Functions of the project are followed with the arguments they are called with, so that a factory's result is what it would return.
 */
export class Evaluator {
  #depth = 0
  readonly #names = new WeakMap<Value, { readonly module: SourceModule; readonly name: string }>()

  constructor(readonly graph: ModuleGraph) {}

  /** The meaning of an expression; the same object each time it is asked for in the same environment. */
  evaluate(expression: Expression, around: Environment): Value {
    const node = unwrap(expression)
    const env = around.at(node)
    const known = env.memo.get(node)
    if (known !== undefined) return known
    const site = { node, env }
    if (isPlain(node)) {
      const plain = evaluateLiteral(this, node, env, site)
      env.memo.set(node, plain)
      return plain
    }
    if (this.#depth >= MAX_DEPTH * 8) return unknown(site, 'it is nested too deeply')
    // Asked for again while it is being found out, it depends on itself.
    if (env.memo.has(node)) return unknown(site, 'it depends on itself')
    env.memo.set(node, undefined)
    this.#depth += 1
    const value = this.#compute(node, env, site)
    this.#depth -= 1
    env.memo.set(node, value)
    return value
  }

  #compute(node: Expression, env: Environment, site: Site): Value {
    switch (node.type) {
      case 'Identifier':
        return this.lookup(node.name, env, site)
      case 'ThisExpression':
        return env.self ?? unknown(site, '`this` is not known here')
      case 'MemberExpression': {
        if (node.object.type === 'Super') return unknown(site, '`super` is not followed')
        if (node.object.type === 'MetaProperty' && !node.computed) {
          const known = moduleConstant(node.property.name, site)
          if (known !== undefined) return known
        }
        if (isModuleExports(node, env)) return exportOf(this, env.module, '=', site)
        const object = this.evaluate(node.object, env)
        if (!node.computed) return propertyOf(this, object, keyName(node.property, false) ?? '', site)
        const key = this.evaluate(node.property, env)
        if (key.kind === 'literal') return propertyOf(this, object, String(key.value), site)
        return unknown(site, 'the key is not known')
      }
      case 'CallExpression':
      case 'NewExpression':
        return builtinCall(this, node, env, site) ?? invoke(this, node, env, site)
      case 'ImportExpression': {
        const specifier = this.evaluate(node.source, env)
        return specifier.kind === 'literal' && typeof specifier.value === 'string'
          ? this.imported(specifier.value, '*', env, site)
          : unknown(site, 'the imported path is not known')
      }
      case 'SequenceExpression': {
        const last = node.expressions.at(-1)
        return last === undefined ? unknown(site, 'it is empty') : this.evaluate(last, env)
      }
      case 'AssignmentExpression':
        return this.evaluate(node.right, env)
      default:
        return evaluateLiteral(this, node, env, site)
    }
  }

  /** What a name means in an environment. */
  lookup(name: string, env: Environment, site: Site): Value {
    if (name === 'undefined') return { node: site.node, env: site.env, kind: 'literal', value: undefined }
    const owner = env.ownerOf(name)
    if (owner === undefined && name.startsWith('__')) {
      const known = moduleConstant(name, site)
      if (known !== undefined) return known
    }
    if (owner === undefined && name === 'exports' && isCommonJs(env.module)) return exportOf(this, env.module, '=', site)
    if (owner === undefined) return { node: site.node, env: site.env, kind: 'external', specifier: 'global', path: [name] }
    const bound = owner.bound.get(name)
    if (bound !== undefined) return bound()
    const declared = owner.declared(name)
    if (declared === undefined) return unknown(site, `\`${name}\` is not declared`)
    return this.declaredValue(name, declared, owner, site)
  }

  declaredValue(name: string, declared: Declared, around: Environment, site: Site): Value {
    const env = around.at(declared.node)
    switch (declared.kind) {
      case 'function': {
        const known = env.memo.get(declared.node)
        if (known !== undefined) return known
        const value: Value = { kind: 'function', node: declared.node, env, self: undefined }
        env.memo.set(declared.node, value)
        return value
      }
      case 'class':
        return this.classValue(declared.node, env)
      case 'enum':
        return evaluateLiteral(this, declared.node, env, { node: declared.node, env })
      case 'import':
        return this.imported(declared.specifier, declared.imported, env, { node: declared.node, env })
      case 'variable': {
        if (env.declarations.changing.has(name)) {
          const begun = declared.steps.length === 0 && declared.init ? this.evaluate(declared.init, env) : undefined
          const built = begun && builtText(this, name, begun, env, site)
          return built ?? unknown(site, `\`${name}\` changes while the program runs`)
        }
        const assigned = declared.steps.length === 0 ? env.declarations.assigned.get(name) : undefined
        const first = declared.init ?? assigned?.[0]
        const alone = assigned === undefined || (declared.init === undefined && assigned.length === 1)
        if (first === undefined || (alone && isNothing(first) && declared.steps.length === 0)) {
          const elsewhere = env.parent === undefined ? assignedWithin(this, env.module, name) : []
          if (elsewhere.length > 0) return either(site, elsewhere)
        }
        if (first === undefined) return unknown(site, `\`${name}\` is given its value elsewhere`)
        const value = alone
          ? this.#named(this.evaluate(first, env), first, name, env)
          : either(
              site,
              [...(declared.init === undefined ? [] : [declared.init]), ...assigned].map((one) =>
                this.#named(this.evaluate(one, env), one, name, env),
              ),
            )
        if (value.kind === 'array' && env.declarations.pushed.has(name)) return this.#filled(value, name, declared.node, env)
        return declared.steps.length === 0 ? value : this.#named(this.take(value, declared.steps, env, site), first, name, env)
      }
    }
  }

  /** A list with what is pushed to it. */
  #filled(list: ArrayValue, name: string, declared: Node, env: Environment): Value {
    const known = env.memo.get(declared)
    if (known !== undefined) return known
    env.memo.set(declared, list)
    const items = (env.declarations.pushed.get(name) ?? []).flatMap((call) => argumentsOf(this, call, env))
    const value: Value = { ...list, items: [...list.items, ...items] }
    env.memo.set(declared, value)
    return value
  }

  classValue(node: Extract<Declared, { kind: 'class' }>['node'], around: Environment): Value {
    const env = around.at(node)
    const known = env.memo.get(node)
    if (known !== undefined) return known
    const superClass = node.superClass ? this.evaluate(node.superClass, env) : undefined
    const value: Value = { kind: 'class', node, env, superClass }
    env.memo.set(node, value)
    return value
  }

  /** What a destructuring pattern takes of a value. */
  take(value: Value, steps: readonly Step[], env: Environment, site: Site): Value {
    return steps.reduce((current: Value, step): Value => {
      if (step.kind === 'rest') return current.kind === 'parameter' ? current : unknown(site, 'the rest of a pattern is not followed')
      const taken = propertyOf(this, current, step.kind === 'member' ? step.name : String(step.index), site)
      const missing = taken.kind === 'unknown' || (taken.kind === 'literal' && taken.value === undefined)
      return missing && step.fallback !== undefined ? this.evaluate(step.fallback, env) : taken
    }, value)
  }

  /** What an import brings; `*` is the whole module, `=` what CommonJS exports. */
  imported(specifier: string, name: string, env: Environment, site: Site): Value {
    const module = this.graph.resolve(env.module, specifier)
    if (module === undefined) {
      if (specifier.startsWith('.')) return unknown(site, `${specifier} is not found`)
      return { node: site.node, env: site.env, kind: 'external', specifier, path: name === '*' || name === '=' ? [] : [name] }
    }
    return exportOf(this, module, name, site)
  }

  /** The result of a function with the given arguments; `unknown` where it has none or it can't be told. */
  call(callee: FunctionValue, args: readonly Value[], site: Site): Value {
    return invoke.withArguments(this, callee, args, site)
  }

  /** `plugin.autoPrefix = '/x'`: what is assigned to a member of a function or class that has a name; undefined where nothing is. */
  assignedTo(value: Value, member: string): Value | undefined {
    const id = value.kind === 'function' || value.kind === 'class' ? value.node.id : undefined
    const { env } = value
    const names = [id?.name, this.nameOf(value)?.name].filter((one) => one !== undefined)
    const expression = names.map((name) => env.declarations.members.get(name)?.get(member)).find((one) => one !== undefined)
    return expression && this.evaluate(expression, env)
  }

  /** The environment of a function's body where nobody calls it: its parameters stand for whatever a caller will give. */
  inside(callee: FunctionValue): Environment {
    return callee.env.body(callee.node, callee.self, (inner) => bindParameters(this, callee.node, undefined, inner))
  }

  /** The constant that a value was first given to at the top level of a module, such as a schema's. */
  nameOf(value: Value): { readonly module: SourceModule; readonly name: string } | undefined {
    return this.#names.get(value)
  }

  #named(value: Value, expression: Expression, name: string, env: Environment): Value {
    const node = unwrap(expression)
    // What a function made for a constant is the constant's, unless it has a name already.
    const own = value.node === node || (node.type === 'CallExpression' && value.kind === 'call')
    if (env.parent === undefined && own && !this.#names.has(value)) this.#names.set(value, { module: env.module, name })
    return value
  }

  place(site: { readonly node: Node; readonly env: Environment }) {
    return placeIn(site.env.module, site.node.start)
  }
}

export function unknown(site: Site, reason: string): UnknownValue {
  return { kind: 'unknown', node: site.node, env: site.env, reason }
}

/** Several possible values as one; those that are alternatives themselves are laid open. */
export function either(site: Site, values: readonly Value[]): Value {
  const options = values.flatMap((one) => (one.kind === 'either' ? one.options : [one]))
  const [first] = options
  return first !== undefined && options.length === 1 ? first : { kind: 'either', node: site.node, env: site.env, options }
}

/** What means the same wherever it stands: nothing has to be found out for it, so nothing can go in circles. */
function isPlain({ type }: Expression): boolean {
  return type === 'Literal' || type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
}

/** `null` and `undefined`, which a variable holds until it is given its value. */
function isNothing(node: Expression): boolean {
  return (node.type === 'Literal' && node.value === null && !('regex' in node)) || (node.type === 'Identifier' && node.name === 'undefined')
}
