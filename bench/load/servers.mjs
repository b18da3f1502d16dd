// Starts the servers that are measured.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('./server.mjs', import.meta.url))

/**
 * @param work steps that each request costs
 * @returns its origin, its process, and what it has recorded itself
 */
export async function startServer(behaviour, work = 0) {
  const child = fork(FILE, [behaviour, String(work)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [port] = await once(child, 'message')
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    pid: child.pid,
    record: async () => (await patiently(`${origin}/record`)).json(),
    reset: () => patiently(`${origin}/reset`),
    stop: () => child.disconnect(),
  }
}

/** A server that has just died comes back. */
async function patiently(url, tries = 20) {
  try {
    return await fetch(url)
  } catch (failure) {
    if (tries === 0) throw failure
    await setTimeout(100)
    return patiently(url, tries - 1)
  }
}
