import type { FoundRoute } from '../found-route.js'

/** Words that say of what kind a thing is, and not which. */
const KIND = /(?:[-_.]?(?:routes?|routers?|controllers?|handlers?|api|apis|endpoints?|module))+$/i
const FOLDERS = new Set([
  '',
  'src',
  'app',
  'lib',
  'server',
  'routes',
  'route',
  'routers',
  'router',
  'api',
  'apis',
  'controllers',
  'controller',
  'handlers',
  'modules',
  'plugins',
  'index',
  'main',
  'dist',
  'rest',
  'http',
  'web',
  'backend',
  'packages',
  'services',
  'common',
  'entry',
  'root',
  'parent',
  'default',
  'express',
  'fastify',
  'koa',
  'instance',
  'module',
])

/** The tag of an operation: what its router is called, or its file, or the folder of that. */
export function tagOf({ routers, site }: FoundRoute): string | undefined {
  const path = site.env.module.path.replace(/\.[cm]?[jt]sx?$/, '').split('/')
  const candidates = [...path.slice(-1), ...routers.slice(-1), ...path.slice(0, -1).reverse().slice(0, 2)]
  for (const one of candidates) {
    const name = one.replace(KIND, '')
    if (!FOLDERS.has(name.toLowerCase()) && !/^v\d+(?:[._]\d+)*$/i.test(name) && name.length > 1) return name
  }
  return undefined
}
