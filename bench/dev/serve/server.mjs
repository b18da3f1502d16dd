// node --expose-gc server.mjs <root>: Vite's dev server that serves the API of a folder, until its parent goes; says how much memory it uses
// when asked.
import { setTimeout } from 'node:timers/promises'
import { createServer } from 'vite'
import kit from '../../../plugins/unplugin/dist/vite.js'

/** Until then, the last apps have let go of everything, in milliseconds. */
const GRACE = 2500

const server = await createServer({
  configFile: false,
  root: process.argv[2],
  logLevel: 'error',
  plugins: [kit({ serve: true })],
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
})
await server.listen()
process.on('message', async () => {
  await setTimeout(GRACE)
  global.gc()
  process.send(process.memoryUsage().heapUsed / 2 ** 20)
})
process.on('disconnect', () => process.exit())
process.send(server.resolvedUrls.local[0])
