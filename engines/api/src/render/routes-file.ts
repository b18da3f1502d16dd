import type { Operation } from '../model/model.js'
import { quote } from './escape.js'
import { specifier } from './imports.js'
import type { Framework } from './options.js'
import { routePath } from './route-path.js'

/** One line of a routes file: an operation, its entry in the contract, its handler. */
export interface RouteLine {
  readonly operation: Pick<Operation, 'method' | 'path'>
  readonly contract: string
  readonly handler: string
}

/**
 * A routes file: method, path, contract and handler of each operation, one line each. HEAD stands first, since a GET route answers HEAD
 * too where nobody else does.
 */
export function renderRoutesFile(framework: Framework, folder: string, router: string, routes: readonly RouteLine[]): string {
  const isHead = ({ operation }: RouteLine): boolean => operation.method === 'head'
  const lines = [...routes.filter(isHead), ...routes.filter((one) => !isHead(one))]
  const http = quote(specifier(`${folder}/routes`.replace(/^\//, ''), 'http'))
  const own = `import * as contract from './contract.js'\nimport * as handlers from './handlers.js'\n`
  const line = (target: string, { operation, contract, handler }: RouteLine): string => {
    const path = routePath(framework, operation.path)
    const call = `route(contract.${contract}, handlers.${handler})`
    // @koa/router has no type for `router.trace`.
    if (framework === 'koa' && operation.method === 'trace') return `${target}.register(${quote(path)}, ['trace'], ${call})\n`
    return `${target}.${operation.method}(${quote(path)}, ${call})\n`
  }
  if (framework === 'fastify') {
    const body = lines.map((one) => `  ${line('app', one)}`).join('')
    return `import type { FastifyInstance } from 'fastify'\nimport { route } from ${http}\n${own}\nexport async function ${router}(app: FastifyInstance): Promise<void> {\n${body}}\n`
  }
  const [from, make] = framework === 'express' ? ["{ Router } from 'express'", 'Router()'] : ["Router from '@koa/router'", 'new Router()']
  const type = framework === 'express' ? ': Router' : ''
  return `import ${from}\nimport { route } from ${http}\n${own}\nexport const ${router}${type} = ${make}\n\n${lines.map((one) => line(router, one)).join('')}`
}
