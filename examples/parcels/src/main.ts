import type { AddressInfo } from 'node:net'
import { createApp } from './app.js'

/** How long requests may take to finish after the process was asked to stop, in milliseconds. */
const GRACE = 10_000

const server = createApp().listen(Number(process.env.PORT ?? 3000), (error) => {
  if (error) throw error
  const { port } = server.address() as AddressInfo
  console.log(`Listening on http://localhost:${port}`)
})

function stop(): void {
  server.close(() => process.exit(0))
  // A connection that is kept alive without a request would hold the server open until it times out.
  server.closeIdleConnections()
  setTimeout(() => process.exit(1), GRACE).unref()
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
