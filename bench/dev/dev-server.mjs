// node --expose-gc dev-server.mjs <root>: Vite with kit, which tells its parent how long each change took from its event to the last write.
import { watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { createServer } from 'vite'
import { DevSession } from '../../plugins/unplugin/dist/session/dev-session.js'
import kit from '../../plugins/unplugin/dist/vite.js'

const [, , root, contract] = process.argv
/** When the first event since the parent was about to save came, by file: those of kit's own writes come after its round. */
const starts = new Map()
for (const folder of [root, dirname(join(root, contract))]) {
  watch(folder, (_event, name) => {
    const file = join(folder, name ?? '')
    if (!starts.has(file)) starts.set(file, { at: performance.now(), cpu: process.cpuUsage() })
  })
}
const { start } = DevSession.prototype
DevSession.prototype.start = function () {
  let cause = []
  this.subscribe((event) => {
    if (event.type === 'planned') cause = event.cause
    if (event.type !== 'idle') return
    for (const file of cause) {
      const { at, cpu } = starts.get(join(root, file)) ?? {}
      const { user, system } = process.cpuUsage(cpu)
      process.send({ file, took: performance.now() - at, cpu: (user + system) / 1000 })
    }
  })
  return start.call(this)
}
const server = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  plugins: [kit()],
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
})
await server.listen()
process.on('message', (message) => {
  if (message === 'save') {
    starts.clear()
    process.send({ save: true })
  }
  if (message === 'memory') {
    global.gc()
    process.send({ memory: process.memoryUsage().heapUsed / 2 ** 20 })
  }
  if (message === 'close') void server.close().then(() => process.exit())
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })
