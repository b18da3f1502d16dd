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
  for (const one of [path.at(-1), routers.at(-1), path.at(-2), path.at(-3)]) {
    const name = one === undefined ? undefined : nameOf(one)
    if (name !== undefined) return name
  }
  return undefined
}

function nameOf(text: string): string | undefined {
  const name = text.replace(KIND, '')
  return FOLDERS.has(name.toLowerCase()) || /^v\d+(?:[._]\d+)*$/i.test(name) || name.length < 2 ? undefined : name
}
