// node hey-api-vite.mjs <configuration of hey-api>: Vite's dev server with hey-api's plugin, both from the working directory; restarts when
// its parent says so.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(join(process.cwd(), 'package.json'))
const load = (file) => import(pathToFileURL(file).href)
const { createServer } = await load(require.resolve('vite'))
const { heyApiPlugin } = await load(require.resolve('@hey-api/vite-plugin'))
const { default: config } = await load(process.argv[2])
const server = await createServer({
  configFile: false,
  root: config.output,
  logLevel: 'silent',
  plugins: [heyApiPlugin({ config })],
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
})
await server.listen()
process.on('message', () => server.restart())
process.on('disconnect', () => process.exit())
