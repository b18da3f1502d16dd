import { codeFrame, type Diagnostic } from '@kit/api'
import type { ErrorPayload, ViteDevServer } from 'vite'
import { textOf } from '../diagnostics/rendered.js'
import type { DevSession } from '../session/dev-session.js'

/**
 * Shows errors in Vite's overlay for as long as they stand, also to whoever connects later.
 *
 * @returns stops it
 */
export function showErrors(session: DevSession, { environments, ws }: ViteDevServer): () => void {
  const { hot } = environments.client
  let shown: ErrorPayload | undefined
  const connected = (_: unknown, client: { send(payload: ErrorPayload): void }) => {
    if (shown !== undefined) client.send(shown)
  }
  hot.on('vite:client:connect', connected)
  const unsubscribe = session.subscribe((event) => {
    if (event.type !== 'diagnostics') return
    const errors = event.diagnostics.filter(({ severity }) => severity === 'error')
    const before = shown
    shown = payloadOf(errors)
    // Vite keeps an error that nobody hears for the first who connects, and would show it even when it is mended by then.
    if (ws.clients.size === 0) return
    if (shown !== undefined) hot.send(shown)
    else if (before !== undefined) hot.send({ type: 'update', updates: [] })
  })
  return () => {
    unsubscribe()
    hot.off('vite:client:connect', connected)
  }
}

function payloadOf([first, ...others]: readonly Diagnostic[]): ErrorPayload | undefined {
  if (first === undefined) return undefined
  const { place } = first
  const frame = place && codeFrame(textOf(place.file), place)
  return {
    type: 'error',
    err: {
      message: [messageOf(first), ...others.map((one) => `${messageOf(one)}${at(one)}`)].join('\n\n'),
      stack: '',
      plugin: 'kit',
      ...(place !== undefined && { id: place.file, loc: place }),
      ...(frame !== undefined && { frame }),
    },
  }
}

function messageOf({ code, message, fix }: Diagnostic): string {
  return `${code} ${message}${fix === undefined ? '' : `\n${fix}`}`
}

function at({ place }: Diagnostic): string {
  return place === undefined ? '' : `\n${place.file}:${place.line}:${place.column}`
}
