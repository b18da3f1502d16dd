import { unresolvedMount } from '../../diagnostics/found-routes.js'
import { propertyOf } from '../../evaluate/members.js'
import type { Site, Value } from '../../evaluate/value.js'
import { autoload } from './fastify-autoload.js'
import { emptyOptions, registeredChild } from './fastify-instances.js'
import type { Host, RouterCall } from './framework.js'
import { isAutoload, isPluginWrapper } from './packages.js'
import { type Router, VERBS } from './router.js'

/** Hooks that run before the handler of a route, so that they belong to its chain. */
const HOOKS = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler'])

/** What a call of a method of a Fastify instance registers; false for one that registers nothing. */
export function fastifyCall(call: RouterCall, host: Host): boolean {
  const { router, method, args, site } = call
  const [first, second, third] = args
  if (first === undefined) return false
  if (method === 'register') {
    register(router, first, second, site, host)
    return true
  }
  if (method === 'addHook') {
    if (first.kind === 'literal' && HOOKS.has(String(first.value)) && second) host.record(router, { kind: 'hook', handler: second })
    return true
  }
  if (method === 'route') {
    routeOptions(router, first, site, host)
    return true
  }
  if ((method !== 'all' && !VERBS.has(method)) || second === undefined) return false
  const options = third === undefined && second.kind === 'function' ? undefined : second
  const handler = third ?? (options === undefined ? second : member(host, second, 'handler', site))
  host.record(router, {
    kind: 'route',
    methods: method === 'all' ? 'all' : [method],
    path: first,
    chain: [...(options === undefined ? [] : hooksOf(host, options, site)), ...(handler === undefined ? [] : [handler])],
    options,
    site,
  })
  return true
}

function routeOptions(router: Router, options: Value, site: Site, host: Host): void {
  if (options.kind === 'either') for (const one of options.options) routeOptions(router, one, site, host)
  if (options.kind !== 'object') return
  const path = member(host, options, 'url', site) ?? member(host, options, 'path', site)
  const handler = member(host, options, 'handler', site)
  const methods = methodNames(member(host, options, 'method', site))
  if (path === undefined || methods === undefined) return
  host.record(router, {
    kind: 'route',
    methods,
    path,
    chain: [...hooksOf(host, options, site), ...(handler ? [handler] : [])],
    options,
    site,
  })
}

function methodNames(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'literal' && typeof value.value === 'string') return [value.value.toLowerCase()]
  if (value?.kind === 'array' || value?.kind === 'either')
    return (value.kind === 'array' ? value.items : value.options).flatMap((one) => methodNames(one) ?? [])
  return undefined
}

function hooksOf(host: Host, options: Value, site: Site): readonly Value[] {
  return [...HOOKS].flatMap((name) => {
    const hook = member(host, options, name, site)
    if (hook === undefined) return []
    return hook.kind === 'array' ? hook.items : [hook]
  })
}

/** A member of an object that is there. */
export function member(host: Host, object: Value, name: string, site: Site): Value | undefined {
  if (object.kind !== 'object' || !object.members.has(name)) return undefined
  const value = propertyOf(host.evaluator, object, name, site)
  return value.kind === 'literal' && value.value === undefined ? undefined : value
}

/** `register(plugin, options)`: runs the plugin on a child of the instance, or on the instance itself where fastify-plugin says so. */
export function register(router: Router, plugin: Value, options: Value | undefined, site: Site, host: Host): void {
  if (plugin.kind === 'either') for (const one of plugin.options) register(router, one, options, site, host)
  if (plugin.kind === 'call' && plugin.callee.kind === 'external' && isPluginWrapper(plugin.callee)) {
    const [inner] = plugin.args
    if (inner !== undefined) runPlugin(router, inner, options, site, host)
    return
  }
  if (plugin.kind === 'external' && isAutoload(plugin)) {
    if (options?.kind === 'object') autoload(router, options, site, host)
    return
  }
  if (plugin.kind === 'module') {
    host.load(plugin)
    register(router, propertyOf(host.evaluator, plugin, 'default', site), options, site, host)
    return
  }
  if (plugin.kind === 'object' && plugin.members.has('default')) {
    register(router, propertyOf(host.evaluator, plugin, 'default', site), options, site, host)
    return
  }
  if (plugin.kind === 'unknown') host.report(unresolvedMount(host.evaluator.place(plugin), plugin.reason))
  if (plugin.kind !== 'function') return
  const child = registeredChild(router, plugin, site, host)
  const prefix = options ? member(host, options, 'prefix', site) : undefined
  host.record(router, { kind: 'child', child, prefix, site })
  runPlugin(child, plugin, options, site, host)
}

function runPlugin(router: Router, plugin: Value, options: Value | undefined, site: Site, host: Host): void {
  if (plugin.kind === 'function') host.run(plugin, [router.value, options ?? emptyOptions(site)], site)
}
