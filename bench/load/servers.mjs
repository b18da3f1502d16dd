// Starts the servers that are measured.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('./server.mjs', import.meta.url))

/** @returns its origin, its process, and what it has recorded itself */
export async function startServer(behaviour, microseconds = 0) {
  const child = fork(FILE, [behaviour, String(microseconds)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [port] = await once(child, 'message')
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    pid: child.pid,
    record: async () => (await fetch(`${origin}/record`)).json(),
    reset: () => fetch(`${origin}/reset`),
    stop: () => child.disconnect(),
  }
}
