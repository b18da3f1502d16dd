import type { Expression, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import type { Evaluator } from './evaluator.js'
import type { SourceModule } from './source-module.js'
import { unwrap } from './syntax.js'
import type { Value } from './value.js'

export function isCommonJs({ esm }: SourceModule): boolean {
  return !esm.hasModuleSyntax
}

/** `module.exports`, read by the module itself. */
export function isModuleExports(node: Node, env: Environment): boolean {
  return isExports(node) && node.type === 'MemberExpression' && env.ownerOf('module') === undefined && isCommonJs(env.module)
}

/** Whether a module says anything of `module.exports` or `exports`. */
export function hasExports(env: Environment): boolean {
  return wholeOf(env) !== undefined || owners(env).length > 0
}

/** `module.exports = …`, `exports.x = …`, or `const api = module.exports` and `api.x = …`; undefined for a module that has none of these. */
export function commonJs(evaluator: Evaluator, module: SourceModule): Value | undefined {
  const env = evaluator.graph.environment(module)
  const known = env.memo.get(module.program)
  if (known?.kind === 'object') return known
  const whole = wholeOf(env)
  const parts = owners(env).flatMap((owner) => [...(env.declarations.members.get(owner) ?? [])])
  if (whole === undefined && parts.length === 0) return undefined
  const base = whole && evaluator.evaluate(whole, env)
  if (parts.length === 0 || (base !== undefined && base.kind !== 'object')) return base
  const own = parts.map(
    ([name, expression]) => [name, { node: expression, module, getter: false, value: () => evaluator.evaluate(expression, env) }] as const,
  )
  const members = new Map([...(base?.members ?? []), ...own])
  const value: Value = { node: module.program, env, kind: 'object', members, open: base?.open ?? false }
  env.memo.set(module.program, value)
  return value
}

/** What `module.exports` is given as a whole; undefined where it stays the object that Node.js makes. */
export function wholeOf({ declarations }: Environment): Expression | undefined {
  return declarations.members.get('module')?.get('exports')
}

/** Names under which members are given to what a module exports. */
function owners({ declarations }: Environment): readonly string[] {
  return [...declarations.members.keys()].filter((name) => {
    if (name === 'exports' || name === 'module.exports') return !declarations.values.has('exports')
    const declared = declarations.values.get(name)
    return declared?.kind === 'variable' && declared.init !== undefined && declared.steps.length === 0 && isAlias(declared.init)
  })
}

/** `const api = module.exports`, `const api = (module.exports = {})` */
function isAlias(init: Expression): boolean {
  const node = unwrap(init)
  return node.type === 'AssignmentExpression' ? isExports(node.left) : isExports(node)
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    !node.computed &&
    node.property.name === 'exports'
  )
}
