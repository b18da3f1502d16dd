import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { LoadPlan, Model, PlannedRequest } from '../plan/load-plan.js'

/** A server that behaves as told, and counts what it gets. */
export interface TestServer {
  readonly origin: string
  readonly received: () => number
  close(): Promise<void>
}

type Behaviour = (request: IncomingMessage, response: ServerResponse, count: number) => void

export async function serve(behaviour: Behaviour, create: (listener: RequestListener) => Server = createServer): Promise<TestServer> {
  let received = 0
  const sockets = new Set<Socket>()
  const server = create((request, response) => behaviour(request, response, ++received))
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

export const step = (more: Partial<PlannedRequest> = {}): PlannedRequest => ({
  name: 'get',
  method: 'GET',
  path: '/',
  headers: {},
  ...more,
})

export function planFor(
  origin: string,
  model: Partial<Extract<Model, { kind: 'closed' }>>,
  steps = [step()],
  more: Partial<LoadPlan> = {},
): LoadPlan {
  return {
    origin,
    flows: [{ name: 'main', weight: 1, steps }],
    feed: [],
    cookies: false,
    model: { kind: 'closed', connections: 4, pipelining: 1, ...model },
    timeout: 5000,
    warmup: 0,
    interval: 1,
    http2: false,
    tls: { insecure: false },
    seed: 1,
    ...more,
  }
}
