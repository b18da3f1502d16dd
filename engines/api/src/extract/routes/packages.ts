import type { ExternalValue } from '../../evaluate/value.js'
import type { RouterKind } from './router.js'

interface Made {
  readonly kind: RouterKind
  readonly application: boolean
}

const EXPRESS_ROUTERS = new Set(['router', 'express-promise-router', '@root/async-router', 'express-async-router'])
const KOA_ROUTERS = new Set(['@koa/router', 'koa-router', 'koa-joi-router', 'koa-better-router', 'koa-tree-router', 'koa-trie-router'])
/** Packages whose function gives back the application or router that it is given, with more to it. */
const WRAPPERS = new Set([
  '@awaitjs/express',
  'express-ws',
  'koa-websocket',
  'koa-qs',
  'express-async-wrap',
  'express-asyncify',
  'express-deliver',
])

const PLUGIN_WRAPPERS = new Set(['fastify-plugin'])
const AUTOLOAD = new Set(['@fastify/autoload', 'fastify-autoload'])

/** What a call of something of a package makes. */
export function makesRouter({ specifier, path }: ExternalValue): Made | undefined {
  const name = path.at(-1)
  const whole = isWhole(path)
  if (specifier === 'express') {
    if (whole || name === 'express') return { kind: 'express', application: true }
    return name === 'Router' ? { kind: 'express', application: false } : undefined
  }
  if (EXPRESS_ROUTERS.has(specifier))
    return whole || name === 'Router' || name === 'AsyncRouter' ? { kind: 'express', application: false } : undefined
  if (specifier === 'koa') return whole || name === 'Koa' || name === 'Application' ? { kind: 'koa', application: true } : undefined
  if (KOA_ROUTERS.has(specifier)) return whole || name === 'Router' || name === 'default' ? { kind: 'koa', application: false } : undefined
  // Packages that extend the router of Koa, such as those that document it.
  if (/koa/.test(specifier) && path.length > 0 && /Router$/.test(name ?? '')) return { kind: 'koa', application: false }
  if (specifier === 'fastify') return whole || name === 'fastify' || name === 'Fastify' ? { kind: 'fastify', application: true } : undefined
  return undefined
}

export function passesRouter({ specifier }: ExternalValue): boolean {
  return WRAPPERS.has(specifier)
}

/** fastify-plugin: what the plugin says is said to the instance itself, without a prefix. */
export function isPluginWrapper({ specifier }: ExternalValue): boolean {
  return PLUGIN_WRAPPERS.has(specifier)
}

export function isAutoload({ specifier }: ExternalValue): boolean {
  return AUTOLOAD.has(specifier)
}

/** `import x from` or all of `require()`. */
export function isWhole(path: readonly string[]): boolean {
  return path.every((one) => one === 'default')
}

/** Packages whose calls have a meaning for routes. */
export function isRouterPackage(specifier: string): boolean {
  return (
    frameworkOfPackage(specifier) !== undefined ||
    WRAPPERS.has(specifier) ||
    PLUGIN_WRAPPERS.has(specifier) ||
    AUTOLOAD.has(specifier) ||
    /^koa|express|fastify|router/.test(specifier)
  )
}

/** The framework that a type of a package belongs to: `Application` of express, `FastifyInstance`. */
export function frameworkOfPackage(specifier: string): RouterKind | undefined {
  if (specifier === 'express' || specifier === 'express-serve-static-core' || EXPRESS_ROUTERS.has(specifier)) return 'express'
  if (specifier === 'koa' || KOA_ROUTERS.has(specifier)) return 'koa'
  return specifier === 'fastify' ? 'fastify' : undefined
}
