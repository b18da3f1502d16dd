// node server.mjs <root>: Vite's dev server that serves the API of a folder, until its parent goes.
import { createServer } from 'vite'
import kit from '../../../plugins/unplugin/dist/vite.js'

const server = await createServer({
  configFile: false,
  root: process.argv[2],
  logLevel: 'error',
  plugins: [kit({ serve: true })],
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
})
await server.listen()
process.on('disconnect', () => process.exit())
process.send(server.resolvedUrls.local[0])
