import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import { checkConnection } from './connect.js'
import { serve } from './server.fixture.js'

const target = (origin: string) => ({ origin, tls: { insecure: false }, timeout: 2000, http2: false })

test('connects, and sends nothing', async () => {
  const server = await serve((_, response) => response.end())
  await checkConnection(target(server.origin))
  expect(server.received()).toBe(0)
  await server.close()
})

test('says what is wrong with an address', async () => {
  const server = await serve((_, response) => response.end())
  await server.close()
  await expect(checkConnection(target(server.origin))).rejects.toThrow(/KIT3030 Nothing listens at/)
  await expect(checkConnection(target('http://no-such-host.invalid'))).rejects.toThrow(/KIT3031 The name "no-such-host.invalid"/)
})

test('says when the other side speaks no TLS', async () => {
  const server = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await expect(checkConnection(target(`https://127.0.0.1:${port}`))).rejects.toThrow(/KIT303[24]/)
  await new Promise((resolve) => server.close(resolve))
})
