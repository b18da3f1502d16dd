import { assignedMember } from './assigned-member.js'
import { type Evaluator, either, unknown } from './evaluator.js'
import { exportOf } from './exports.js'
import { instanceMember, staticMember } from './instances.js'
import { literal } from './literals.js'
import type { Site, Value } from './value.js'

/** The property of a value; of what is not known from inside, a `member` that says which. */
export function propertyOf(evaluator: Evaluator, object: Value, name: string, site: Site): Value {
  switch (object.kind) {
    case 'object': {
      const member = object.members.get(name)
      if (member === undefined) {
        const assigned = assignedMember(evaluator, object, name)
        if (assigned !== undefined) return assigned
        return object.open ? unknown(site, `\`${name}\` may come from what is spread into the object`) : literal(site, undefined)
      }
      const value = member.value()
      return member.getter && value.kind === 'function' ? evaluator.call(value, [], site) : value
    }
    case 'function':
    case 'call':
      return assignedMember(evaluator, object, name) ?? member(object, name, site)
    case 'module':
      return exportOf(evaluator, object.module, name, site)
    case 'array':
      if (name === 'length' && !object.open) return literal(site, object.items.length)
      return object.items[Number(name)] ?? member(object, name, site)
    case 'external':
      return { node: site.node, env: site.env, kind: 'external', specifier: object.specifier, path: object.path.concat(name) }
    case 'parameter':
      return {
        node: site.node,
        env: site.env,
        kind: 'parameter',
        function: object.function,
        index: object.index,
        path: object.path.concat(name),
      }
    case 'class':
      return staticMember(evaluator, object, name, site)
    case 'instance':
      return instanceMember(evaluator, object, name, site)
    case 'either':
      return either(
        site,
        object.options.map((one) => propertyOf(evaluator, one, name, site)),
      )
    case 'literal':
      if (typeof object.value === 'string' && name === 'length') return literal(site, object.value.length)
      return member(object, name, site)
    default:
      return member(object, name, site)
  }
}

/** Members have no environment of their own to remember them in: the object is what they are told apart by. Most are asked for one. */
const members = new WeakMap<Value, Value | Map<string, Value>>()

function member(object: Value, name: string, site: Site): Value {
  const known = members.get(object)
  const before = known instanceof Map ? known.get(name) : known?.kind === 'member' && known.name === name ? known : undefined
  if (before !== undefined) return before
  const made: Value = { kind: 'member', node: site.node, env: site.env, object, name }
  if (known === undefined) members.set(object, made)
  else if (known instanceof Map) known.set(name, made)
  else members.set(object, new Map([known, made].flatMap((one): [string, Value][] => (one.kind === 'member' ? [[one.name, one]] : []))))
  return made
}
