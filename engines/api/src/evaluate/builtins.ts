import type { Expression } from 'oxc-parser'
import type { Environment } from './environment.js'
import { type Evaluator, unknown } from './evaluator.js'
import { argumentsOf } from './invoke.js'
import { literal, textOf } from './literals.js'
import type { ArrayValue, Member, Site, Value } from './value.js'

type Call = Extract<Expression, { type: 'CallExpression' | 'NewExpression' }>

/** Calls of the language itself and of Node.js that say what they give; undefined for every other. */
export function builtinCall(evaluator: Evaluator, node: Call, env: Environment, site: Site): Value | undefined {
  if (node.type === 'NewExpression') return undefined
  const { callee } = node
  if (callee.type === 'Identifier') {
    const [first] = node.arguments
    if (callee.name === 'require' && first?.type === 'Literal' && typeof first.value === 'string')
      return evaluator.imported(first.value, '=', env, site)
    return undefined
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type === 'Super') return undefined
  const name = callee.property.name
  const object = evaluator.evaluate(callee.object, env)
  if (object.kind === 'external' && object.specifier === 'global')
    return globalCall(evaluator, `${object.path.join('.')}.${name}`, node, env, site)
  if (object.kind === 'external' && /^(?:node:)?path$/.test(object.specifier) && (name === 'join' || name === 'posix'))
    return joined(argumentsOf(evaluator, node, env), site)
  if (object.kind === 'array') return arrayCall(evaluator, object, name, argumentsOf(evaluator, node, env), site)
  if (object.kind === 'literal' && typeof object.value === 'string')
    return stringCall(object.value, name, argumentsOf(evaluator, node, env), site)
  if (object.kind === 'function' && name === 'bind') return object
  return undefined
}

function globalCall(evaluator: Evaluator, name: string, node: Call, env: Environment, site: Site): Value | undefined {
  const args = () => argumentsOf(evaluator, node, env)
  switch (name) {
    case 'Promise.all':
    case 'Promise.allSettled':
    case 'Promise.resolve':
    case 'Object.freeze':
    case 'Object.seal':
      return args()[0]
    case 'Object.keys':
    case 'Object.values':
    case 'Object.entries': {
      const [object] = args()
      if (object?.kind !== 'object') return undefined
      const items = [...object.members].map(([key, member]): Value => {
        const own = literal(site, key)
        if (name === 'Object.keys') return own
        return name === 'Object.values' ? member.value() : array(site, [own, member.value()])
      })
      return array(site, items, object.open)
    }
    case 'Object.assign': {
      const all = args()
      const members = new Map<string, Member>()
      for (const one of all) if (one.kind === 'object') for (const [key, member] of one.members) members.set(key, member)
      return { ...site, kind: 'object', members, open: all.some((one) => one.kind !== 'object' || one.open) }
    }
    default:
      return undefined
  }
}

function arrayCall(evaluator: Evaluator, object: ArrayValue, name: string, args: readonly Value[], site: Site): Value | undefined {
  const [first] = args
  const each = (): readonly Value[] | undefined =>
    first?.kind === 'function'
      ? object.items.map((item, index) => evaluator.call(first, [item, literal(site, index)], { node: item.node, env: item.env }))
      : undefined
  switch (name) {
    case 'map': {
      const items = each()
      return items && array(site, items, object.open)
    }
    case 'flatMap': {
      const items = each()
      return (
        items &&
        array(
          site,
          items.flatMap((one) => (one.kind === 'array' ? one.items : [one])),
          object.open,
        )
      )
    }
    case 'filter':
    case 'slice':
    case 'sort':
    case 'reverse':
      return object
    case 'concat':
      return array(site, [...object.items, ...args.flatMap((one) => (one.kind === 'array' ? one.items : [one]))], object.open)
    case 'flat':
      return array(
        site,
        object.items.flatMap((one) => (one.kind === 'array' ? one.items : [one])),
        object.open,
      )
    case 'join': {
      const separator = first?.kind === 'literal' ? String(first.value) : ','
      return object.open
        ? undefined
        : textOf(
            object.items.flatMap((one, index) => (index === 0 ? [one] : [separator, one])),
            site,
          )
    }
    default:
      return undefined
  }
}

function stringCall(text: string, name: string, args: readonly Value[], site: Site): Value | undefined {
  const [a, b] = args.map((one) => (one.kind === 'literal' ? one.value : undefined))
  switch (name) {
    case 'toLowerCase':
      return literal(site, text.toLowerCase())
    case 'toUpperCase':
      return literal(site, text.toUpperCase())
    case 'trim':
      return literal(site, text.trim())
    case 'toString':
      return literal(site, text)
    case 'concat':
      return textOf([text, ...args], site)
    case 'replace':
      return typeof a === 'string' && typeof b === 'string'
        ? literal(
            site,
            text.replace(a, () => b),
          )
        : undefined
    case 'replaceAll':
      return typeof a === 'string' && typeof b === 'string'
        ? literal(
            site,
            text.replaceAll(a, () => b),
          )
        : undefined
    default:
      return undefined
  }
}

function joined(args: readonly Value[], site: Site): Value {
  const text = textOf(
    args.flatMap((one, index) => (index === 0 ? [one] : ['/', one])),
    site,
  )
  return text.kind === 'literal'
    ? literal(site, String(text.value).replace(/\/{2,}/g, '/'))
    : unknown(site, 'a part of the path is not known')
}

function array(site: Site, items: readonly Value[], open = false): Value {
  return { kind: 'array', node: site.node, env: site.env, items, open }
}
