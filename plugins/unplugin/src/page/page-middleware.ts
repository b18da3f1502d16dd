import type { Connect } from 'vite'
import { refuse, send } from './answer.js'
import { isOwnRequest } from './page-guard.js'
import { type PageSource, partOf } from './page-parts.js'

/** Answers everything below `/__kit/`, to the page itself and to nobody else. */
export function pageMiddleware(source: PageSource): Connect.NextHandleFunction {
  const { base, server } = source.dev.server.config
  const folder = `${base}__kit`
  return (request, response, next) => {
    const [url = ''] = (request.url ?? '/').split('?', 1)
    if (url !== folder && !url.startsWith(`${folder}/`)) return next()
    if (!isOwnRequest(request, server)) return refuse(response, 403, 'This page answers only itself.')
    const path = decoded(url.slice(folder.length + 1))
    // Its parts are named relative to it.
    if (url === folder || path === 'document') return void response.writeHead(308, { location: `${url}/` }).end()
    if (path === undefined) return refuse(response, 400, 'This is no path.')
    partOf(source, path).then((answer) => {
      if (answer === undefined) refuse(response, 404, 'There is nothing here.')
      else send(response, answer)
    }, next)
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
