import type { Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { CallValue, ObjectValue, Site, Value } from '../../evaluate/value.js'
import type { Host } from './framework.js'
import type { Router } from './router.js'

/** The instance that a plugin gets. */
export function childOf(site: Site, host: Host): Router {
  const value: CallValue = {
    kind: 'call',
    node: site.node,
    env: site.env,
    callee: { kind: 'external', node: site.node, env: site.env, specifier: 'fastify', path: ['default'] },
    args: [],
    isNew: false,
  }
  return host.routers.adopt(value, 'fastify', false)
}

interface Registered {
  readonly parent: Value
  readonly plugin: Value
  readonly child: Router
}
const registered = new WeakMap<Environment, Map<Node, Registered[]>>()

/** The same, one per call of `register`: when the call is looked at again after a change elsewhere, it is the same one. */
export function registeredChild(parent: Router, plugin: Value, site: Site, host: Host): Router {
  const byNode = registered.get(site.env) ?? new Map<Node, Registered[]>()
  registered.set(site.env, byNode)
  const all = byNode.get(site.node) ?? []
  byNode.set(site.node, all)
  const known = all.find((one) => one.parent === parent.value && one.plugin === plugin)
  if (known !== undefined) return known.child
  const child = childOf(site, host)
  all.push({ parent: parent.value, plugin, child })
  return child
}

const options = new WeakMap<Environment, Map<Node, ObjectValue>>()

/** What a plugin is given where the call names no options. */
export function emptyOptions({ node, env }: Site): ObjectValue {
  const byNode = options.get(env) ?? new Map<Node, ObjectValue>()
  options.set(env, byNode)
  const value: ObjectValue = byNode.get(node) ?? { kind: 'object', node, env, members: new Map(), open: false }
  byNode.set(node, value)
  return value
}
