import type { Expression } from 'oxc-parser'
import { arrayCall, arrayOf } from './array-methods.js'
import type { Environment } from './environment.js'
import type { Evaluator } from './evaluator.js'
import { absolute, startFolder } from './file-paths.js'
import { argumentsOf } from './invoke.js'
import { literal } from './literals.js'
import { isNodeModule, nodeCall, urlOf } from './node-builtins.js'
import { stringCall } from './string-methods.js'
import type { Member, Site, Value } from './value.js'

type Call = Extract<Expression, { type: 'CallExpression' | 'NewExpression' }>

/** Calls of the language itself and of Node.js that say what they give; undefined for every other. */
export function builtinCall(evaluator: Evaluator, node: Call, env: Environment, site: Site): Value | undefined {
  const { callee } = node
  if (callee.type === 'Identifier') {
    if (node.type === 'NewExpression')
      return callee.name === 'URL' && env.ownerOf('URL') === undefined ? urlOf(argumentsOf(evaluator, node, env), site) : undefined
    if (callee.name === 'require' && env.ownerOf('require') === undefined)
      return required(evaluator, argumentsOf(evaluator, node, env), env, site)
    const named = env.ownerOf(callee.name) === undefined ? undefined : evaluator.evaluate(callee, env)
    return named?.kind === 'external' ? ofNode(evaluator, named.specifier, named.path, node, env, site) : undefined
  }
  if (node.type === 'NewExpression' || callee.type !== 'MemberExpression' || callee.computed || callee.object.type === 'Super')
    return undefined
  const name = callee.property.name
  const object = evaluator.evaluate(callee.object, env)
  if (object.kind === 'external') {
    if (object.specifier === 'global')
      return globalCall(evaluator, `${object.path.join('.')}.${name}`, () => argumentsOf(evaluator, node, env), site)
    return ofNode(evaluator, object.specifier, [...object.path, name], node, env, site)
  }
  if (object.kind === 'array') return arrayCall(evaluator, object, name, argumentsOf(evaluator, node, env), site)
  if (object.kind === 'literal' && typeof object.value === 'string')
    return stringCall(object.value, name, argumentsOf(evaluator, node, env), site)
  if (object.kind === 'function' && name === 'bind') return object
  return undefined
}

/** Arguments of packages are looked at by those who know the package. */
function ofNode(
  evaluator: Evaluator,
  specifier: string,
  path: readonly string[],
  node: Call,
  env: Environment,
  site: Site,
): Value | undefined {
  return isNodeModule(specifier) ? nodeCall(evaluator, specifier, path, argumentsOf(evaluator, node, env), site) : undefined
}

function required(evaluator: Evaluator, [first]: readonly Value[], env: Environment, site: Site): Value | undefined {
  return first?.kind === 'literal' && typeof first.value === 'string' ? evaluator.imported(first.value, '=', env, site) : undefined
}

function globalCall(evaluator: Evaluator, name: string, args: () => readonly Value[], site: Site): Value | undefined {
  switch (name) {
    case 'Promise.all':
    case 'Promise.allSettled':
    case 'Promise.resolve':
    case 'Object.freeze':
    case 'Object.seal':
    case 'Array.from':
      return args().length === 1 ? args()[0] : undefined
    case 'process.cwd':
      return literal(site, absolute(startFolder(evaluator.graph.files, site.env.module.path)))
    case 'Object.keys':
    case 'Object.values':
    case 'Object.entries': {
      const [object] = args()
      if (object?.kind !== 'object') return undefined
      const items = [...object.members].map(([key, member]): Value => {
        const own = literal(site, key)
        if (name === 'Object.keys') return own
        return name === 'Object.values' ? member.value() : arrayOf(site, [own, member.value()])
      })
      return arrayOf(site, items, object.open)
    }
    case 'Object.assign': {
      const all = args()
      const members = new Map<string, Member>()
      for (const one of all) if (one.kind === 'object') for (const [key, member] of one.members) members.set(key, member)
      return { node: site.node, env: site.env, kind: 'object', members, open: all.some((one) => one.kind !== 'object' || one.open) }
    }
    default:
      return undefined
  }
}
