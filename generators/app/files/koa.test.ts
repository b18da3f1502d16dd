import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createApp } from './app.js'

test('answers an unknown path with 404, as JSON', async () => {
  const server = createApp().listen(0)
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://localhost:${port}/there-is-no-such-path`)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toMatch(/json/)
  server.close()
})
