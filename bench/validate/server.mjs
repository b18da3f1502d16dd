import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts one variant of a framework's server; it ends when it is stopped, or with this process. */
export async function startServer(framework, variant, folder) {
  const file = fileURLToPath(new URL(`./servers/${framework}.mjs`, import.meta.url))
  const child = spawn(process.execPath, [file, variant, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' },
  })
  const ended = once(child, 'close').then(() => {
    throw new Error(`The server ${framework} ${variant} has ended`)
  })
  const said = async () => (await Promise.race([once(child, 'message'), ended]))[0]
  const { port } = await said()
  return {
    port,
    /** CPU time since it was last asked for, in microseconds. */
    async cpu() {
      child.send('cpu')
      return (await said()).cpu
    },
    async stop() {
      ended.catch(() => {})
      child.kill()
      await ended.catch(() => {})
    },
  }
}
