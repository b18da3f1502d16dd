import type { AddressInfo } from 'node:net'
import { createApp } from './app.js'

/** How long requests may take to finish after the process was asked to stop, in milliseconds. */
const GRACE = 10_000

const app = await createApp()
await app.listen({ port: Number(process.env.PORT ?? 3000), host: process.env.HOST ?? '::' })
const { port } = app.server.address() as AddressInfo
console.log(`Listening on http://localhost:${port}`)

function stop(): void {
  setTimeout(() => process.exit(1), GRACE).unref()
  void app.close().then(() => process.exit(0))
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
