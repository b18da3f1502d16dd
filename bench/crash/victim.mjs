// The database that runners are killed over.
import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { connect } from '@kit/postgres'

/** @param admin a URL of a server whose databases may be created and dropped */
export function victim(admin) {
  const name = `kit_crash_${process.pid}`
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href
  const drop = `drop database if exists ${name} with (force)`
  /** On a connection of its own: the server may have been killed since the last one. */
  const onServer = async (...statements) => {
    const server = await connect({ url: admin })
    for (const sql of statements) await server.script(sql)
    await server.close()
  }
  return {
    url,
    fresh: () => onServer(drop, `create database ${name} template template0`),
    endSessions: () => onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
    drop: () => onServer(drop),
    /** Everything in the database, and whether any migration is noted as half done. */
    fingerprint: async () => {
      const options = ['--no-owner', '-T', 'kit_migrations.*', '-N', 'kit_migrations', '-d', url]
      const dump = execFileSync('pg_dump', options, { encoding: 'utf8', maxBuffer: 1 << 28 })
      const session = await connect({ url })
      const [row] = await session.query('select count(*)::int as all, count(done)::int as open from kit_migrations.applied')
      await session.close()
      return JSON.stringify([dump.replace(/^\\(?:un)?restrict .*$/gm, ''), row])
    },
    /** A runner at work: its process, and how it ended. */
    run: (folder) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'apply.mjs'), url, folder], { stdio: ['ignore', 'ignore', 'pipe'] })
      const ended = new Promise((resolve) => {
        let text = ''
        child.stderr.on('data', (chunk) => (text += chunk))
        child.on('close', (code) => resolve({ code, text }))
      })
      return { child, ended }
    },
  }
}
