import type { IncomingMessage, ServerResponse } from 'node:http'
import { DiagnosticError } from '@kit/api'
import type { Connect } from 'vite'
import { answerFailure } from './answer-failure.js'
import { type Claim, isNavigation } from './claims.js'
import { messageOf } from './failure.js'
import { strayError } from './problems.js'
import type { ServedApi } from './served-api.js'

/** Before everything of Vite's: what the API alone answers. */
export function firstMiddleware(api: ServedApi, claimed: (url: string) => Claim, root: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const claim = claimed(request.url ?? '/')
    if (claim === 'api') answer(api, root, request, response)
    // Vite has been told to leave these to others; see vite-config.ts.
    else if (claim === 'vite' && request.method === 'OPTIONS') response.writeHead(204).end()
    else next()
  }
}

/** Behind Vite: what it has nothing for. */
export function lastMiddleware(api: ServedApi, root: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (isNavigation(request)) return next()
    // Vite has made it a path of its own, without the base or with the name of a file.
    request.url = request.originalUrl ?? request.url
    answer(api, root, request, response)
  }
}

function answer(api: ServedApi, root: string, request: IncomingMessage, response: ServerResponse): void {
  forgetCors(response)
  api
    .current()
    .then((app) => response.destroyed || app.answer(request, response))
    .catch((problem: unknown) => {
      const [diagnostic = strayError(messageOf(problem), undefined)] = problem instanceof DiagnosticError ? problem.diagnostics : []
      answerFailure(request, response, diagnostic, root)
    })
}

/** Vite allows other local origins for its own answers. Whether they may use the API is the API's to say. */
function forgetCors(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) if (name === 'vary' || name.startsWith('access-control-')) response.removeHeader(name)
}
