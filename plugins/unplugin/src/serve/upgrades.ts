import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ViteDevServer } from 'vite'
import type { RunningApp } from './running-app.js'

/**
 * Hands web sockets to the API. Vite's own and those that it forwards have listeners of their own, as those of other plugins may have: what
 * the API does not take is left alone.
 *
 * @returns stops listening
 */
export function handOverUpgrades({ httpServer, config }: ViteDevServer, current: () => Promise<RunningApp>): () => void {
  const forwarded = Object.keys(config.server.proxy ?? {})
  const listener = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { url = '/', headers } = request
    if (/^vite-(?:hmr|ping)$/.test(headers['sec-websocket-protocol'] ?? '')) return
    if (forwarded.some((context) => (context.startsWith('^') ? new RegExp(context).test(url) : url.startsWith(context)))) return
    // The socket may break while the API is loaded, when nobody else listens yet.
    const ignore = () => undefined
    socket.on('error', ignore)
    current().then(
      (app) => app.upgrade(request, socket, head) && socket.off('error', ignore),
      () => socket.destroy(),
    )
  }
  httpServer?.on('upgrade', listener)
  return () => httpServer?.off('upgrade', listener)
}
