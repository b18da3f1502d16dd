import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Diagnostic } from '@kit/api'
import express from 'express'
import Fastify from 'fastify'
import Koa from 'koa'
import { AppHost } from './app-host.js'
import type { ModuleNamespace } from './app-module.js'

/** Makes an app that answers with a text and counts how often it is closed. */
type Make = (text: string, closed: () => void) => ModuleNamespace

const FRAMEWORKS: Readonly<Record<string, Make>> = {
  express: (text, closed) => ({ createApp: () => express().use((_request, response) => void response.send(text)), close: closed }),
  fastify: (text, closed) => ({
    createApp: async () => {
      const app = Fastify()
      app.get('/', async () => text)
      app.addHook('onClose', async () => closed())
      return app
    },
  }),
  koa: (text, closed) => ({
    createApp: () => new Koa().use((context) => void (context.body = text)),
    close: closed,
  }),
  'node:http': (text, closed) => ({ default: createServer((_request, response) => response.end(text)).on('close', closed) }),
}

/** A host behind a real server, and the module that it loads next. */
async function hosted(first: ModuleNamespace) {
  let module = first
  const reported: Diagnostic[] = []
  const host = new AppHost({
    file: '/project/src/app.ts',
    module: { load: async () => module, close: async () => undefined },
    report: (diagnostic) => reported.push(diagnostic),
  })
  // Without an end to idle connections: on a busy machine it would come just when the next request is sent.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, response) => {
    host.current().then(
      (app) => app.answer(incoming, response),
      () => response.writeHead(500).end(),
    )
  })
  server.on('upgrade', (incoming, socket, head) => void host.current().then((app) => app.upgrade(incoming, socket, head)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host,
    reported,
    port,
    replace: (next: ModuleNamespace) => {
      module = next
    },
    text: async () => (await fetch(`http://127.0.0.1:${port}/`)).text(),
    end: async () => {
      await host.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

describe.each(Object.entries(FRAMEWORKS))('a host of %s', (_, make) => {
  it('answers with the app of the newest module, and lets go of all 250 before it', async () => {
    let closed = 0
    const app = (number: number) => make(`version ${number}`, () => closed++)
    const { host, replace, text, end, reported } = await hosted(app(0))
    expect(await text()).toBe('version 0')
    for (let number = 1; number <= 250; number++) {
      replace(app(number))
      await host.current()
      if (number % 50 === 0) expect(await text()).toBe(`version ${number}`)
    }
    await end()
    expect(closed).toBe(251)
    expect(host.leaving).toBe(0)
    expect(reported).toEqual([])
  })
})

describe('a host', () => {
  const plain = (listener: (incoming: IncomingMessage, response: ServerResponse) => void) => ({ default: createServer(listener) })

  it('lets an answer that is under way end, and closes its app after that', async () => {
    const events: string[] = []
    let finish = () => undefined as unknown
    const started = new EventEmitter()
    const slow = plain((_incoming, response) => {
      response.write('first, ')
      finish = () => response.end('last')
      started.emit('started')
    })
    slow.default.on('close', () => events.push('closed'))
    const { replace, text, end, host } = await hosted(slow)
    const begun = once(started, 'started')
    const old = text().then((answer) => events.push(answer))
    await begun
    replace(plain((_incoming, response) => response.end('new')))
    expect(await text()).toBe('new')
    expect([events, host.leaving]).toEqual([[], 1])
    finish()
    await old
    await end()
    expect(events.sort()).toEqual(['closed', 'first, last'])
  })

  it('ends web sockets of the app that is replaced', async () => {
    const echo = createServer().on('upgrade', (_incoming: IncomingMessage, socket: Socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nhello')
    })
    const { replace, end, host, port } = await hosted({ server: echo })
    const client = request({ port, host: '127.0.0.1', headers: { connection: 'upgrade', upgrade: 'echo' } }).end()
    const [, socket, head] = (await once(client, 'upgrade')) as [IncomingMessage, Socket, Buffer]
    expect(String(head) || String((await once(socket, 'data'))[0])).toBe('hello')
    replace(plain((_incoming, response) => response.end('new')))
    const gone = once(socket, 'close')
    await host.current()
    await gone
    await end()
    expect(host.leaving).toBe(0)
  })

  it('keeps the app where the module is the same, and starts a failed one again', async () => {
    let starts = 0
    const createApp = () => {
      starts++
      if (starts === 1) throw new Error('not yet')
      return createServer()
    }
    const { host, end } = await hosted({ createApp })
    await expect(host.current()).rejects.toThrow('not yet')
    const app = await host.current()
    expect(await host.current()).toBe(app)
    expect(starts).toBe(2)
    await end()
  })

  it('loads once for all who wait, and again for who comes while it loads', async () => {
    let loads = 0
    const host = new AppHost({
      file: '/project/src/app.ts',
      module: { load: async () => ({ default: createServer(), load: ++loads }), close: async () => undefined },
      report: () => undefined,
    })
    await Promise.all([host.current(), host.current(), host.current()])
    expect(loads).toBe(2)
    await host.close()
  })

  it('tells of a close hook that fails', async () => {
    const { replace, host, end, reported } = await hosted({ default: createServer(), close: () => Promise.reject(new Error('busy')) })
    await host.current()
    replace({ default: createServer() })
    await host.current()
    await end()
    expect(reported).toMatchObject([{ code: 'KIT1755', message: expect.stringContaining('busy') }])
  })
})
