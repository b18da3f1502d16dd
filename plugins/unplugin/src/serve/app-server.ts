import { createServer, type RequestListener, type Server } from 'node:http'
import { DiagnosticError } from '@kit/api'
import { noApp } from './problems.js'

/** An app as node:http sees it: a server that never listens and is handed its requests. */
export interface AppServer {
  readonly server: Pick<Server, 'emit' | 'listenerCount'>
  /** Runs the app's own close hooks. */
  close(): unknown
}

/**
 * Wraps whatever the three frameworks call an app. A server of node:http is taken too: web sockets are attached to one.
 *
 * @throws DiagnosticError KIT1753 for anything else; what Fastify's plugins throw while they load
 */
export async function appServer(app: object, file: string): Promise<AppServer> {
  if (isFastify(app)) {
    await app.ready()
    return { server: app.server, close: () => app.close() }
  }
  const server = serverOf(app)
  if (server === undefined) throw new DiagnosticError([noApp(file)])
  return { server, close: () => Promise.all([closeServer(server), app !== server && hasClose(app) && app.close()]) }
}

/** That it never listened is no failure; its listeners for `close` are called all the same. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function serverOf(app: object): Server | undefined {
  if (isServer(app)) return app
  if (isKoa(app)) return createServer(app.callback())
  return isListener(app) ? createServer(app) : undefined
}

interface Fastify {
  ready(): PromiseLike<unknown>
  close(): unknown
  readonly server: Server
}

function isFastify(app: object): app is Fastify {
  return hasMethods(app, 'ready', 'close', 'inject') && 'server' in app
}

function isKoa(app: object): app is { callback(): RequestListener } {
  return hasMethods(app, 'callback', 'use')
}

function isServer(app: object): app is Server {
  return hasMethods(app, 'listen', 'emit', 'address')
}

function isListener(app: object): app is RequestListener {
  return typeof app === 'function'
}

function hasClose(app: object): app is { close(): unknown } {
  return hasMethods(app, 'close')
}

function hasMethods(app: object, ...names: readonly string[]): boolean {
  return names.every((name) => name in app && typeof Reflect.get(app, name) === 'function')
}
