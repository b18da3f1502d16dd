import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Diagnostic } from '@kit/api'
import { rendered } from '../diagnostics/rendered.js'

/** Says why there is no API at present: as JSON, or as text for people in a browser. */
export function answerFailure(request: IncomingMessage, response: ServerResponse, diagnostic: Diagnostic, root: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { code, message, fix, place } = diagnostic
  const text = rendered(diagnostic, root)
  const html = (request.headers.accept ?? '').includes('text/html')
  const body = html ? text : JSON.stringify({ error: { code, message, fix, place, text } })
  response.writeHead(500, {
    'content-type': html ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(`${body}\n`)
}
