import type { Server } from '../model/model.js'
import { quote } from './escape.js'
import type { Group } from './groups.js'
import type { Framework } from './options.js'
import { routePath } from './route-path.js'

/** The file that puts all folders together, and says below which path the document wants them. */
export function renderIndexFile(framework: Framework, groups: readonly Group[], servers: readonly Server[]): string {
  const imports = groups
    .map(({ folder, router }) => `import { ${router} } from ${quote(`./${folder === '' ? '' : `${folder}/`}routes.js`)}\n`)
    .join('')
  const base = `/** Path of the document's first server; the application mounts the routes there. */\nexport const basePath = ${quote(routePath(framework, basePathOf(servers)))}\n`
  if (framework === 'fastify') {
    const body = groups.map(({ router }) => `  await app.register(${router})\n`).join('')
    return `import type { FastifyInstance } from 'fastify'\nimport { acceptContracts } from './http.js'\n${imports}\n${base}\n/** Every route of the API. */\nexport async function routes(app: FastifyInstance): Promise<void> {\n  acceptContracts(app)\n${body}}\n`
  }
  const head = framework === 'express' ? "import { Router } from 'express'\n" : "import Router from '@koa/router'\n"
  const make = framework === 'express' ? 'export const routes: Router = Router()' : 'export const routes = new Router()'
  const mount = groups
    .map(({ router }) => (framework === 'express' ? `routes.use(${router})\n` : `routes.use(${router}.routes())\n`))
    .join('')
  const last = framework === 'express' ? 'routes.use(methodNotAllowed(routes))\n' : ''
  const http = framework === 'express' ? "import { methodNotAllowed } from './http.js'\n" : ''
  return `${head}${http}${imports}\n${base}\n/** Every route of the API. */\n${make}\n\n${mount}${last}`
}

/** The path part of the first server's URL, without a trailing slash; variables stand for their defaults. */
export function basePathOf([server]: readonly Server[]): string {
  if (server === undefined) return ''
  const variables = typeof server.rest['variables'] === 'object' && server.rest['variables'] !== null ? server.rest['variables'] : {}
  const url = server.url.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const variable: unknown = Object.entries(variables).find(([key]) => key === name)?.[1]
    return typeof variable === 'object' && variable !== null && 'default' in variable ? String(variable.default) : ''
  })
  try {
    const { pathname } = new URL(url, 'http://localhost')
    return pathname.startsWith('/') ? decodeURI(pathname).replace(/\/+$/, '') : ''
  } catch {
    return ''
  }
}
