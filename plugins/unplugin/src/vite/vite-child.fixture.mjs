// node --import <tools/run-sources.mjs> vite-child.fixture.mjs <root> <options of kit()> <Vite's configuration>: a dev server that does as
// its parent says, and tells it what it logs.
import kit from '@kit/unplugin/vite'
import { createServer } from 'vite'

const [, , root, options, config] = process.argv
const { server: settings, ...others } = JSON.parse(config)
const log = (message) => process.send({ log: message.replace(/\u001b\[[0-9;]*m/g, '') })
const logger = { info: log, warn: log, warnOnce: log, error: log, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false }
const server = await createServer({
  configFile: false,
  root,
  plugins: [kit(JSON.parse(options))],
  customLogger: logger,
  optimizeDeps: { noDiscovery: true },
  ...others,
  server: { port: 0, host: '127.0.0.1', ...settings },
})
const told = (work) =>
  work.then(
    () => process.send({ done: true }),
    (failure) => process.send({ log: `FAILED ${failure.stack}` }),
  )
// Nobody is left behind where a test ends early.
process.on('disconnect', () => process.exit())
process.on('message', (command) => {
  if (command === 'restart') void told(server.restart())
  if (command === 'close') void told(server.close()).then(() => process.disconnect())
})
await server.listen()
process.send({ url: server.resolvedUrls.local[0] })
