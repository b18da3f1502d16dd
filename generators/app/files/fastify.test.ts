import { expect, test } from 'vitest'
import { createApp } from './app.js'

test('answers an unknown path with 404, as JSON', async () => {
  const app = await createApp()
  const response = await app.inject('/there-is-no-such-path')
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toMatch(/json/)
  await app.close()
})
