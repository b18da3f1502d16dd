// node hey-api-vite.mjs <configuration of hey-api>: Vite's dev server with hey-api's plugin; restarts when its parent says so. Runs from a copy
// beside the packages that it imports.
import { heyApiPlugin } from '@hey-api/vite-plugin'
import { createServer } from 'vite'

const { default: config } = await import(process.argv[2])
const server = await createServer({
  configFile: false,
  logLevel: 'silent',
  plugins: [heyApiPlugin({ config })],
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
})
await server.listen()
process.on('message', () => server.restart())
process.on('disconnect', () => process.exit())
