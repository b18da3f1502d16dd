import { randomBytes } from 'node:crypto'
import { fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { identifier } from '../sql/quote.js'
import { connect } from './connect.js'
import { serverError } from './server-error.js'
import type { Shadows } from './shadow.js'

/**
 * Temporary databases on a server. Each is dropped when its session is closed; `kit_shadow_` begins their names, so that those of a killed
 * process can be told.
 *
 * @param url any database of the server, with the right to create others
 * @example
 * const session = await serverShadows('postgres://postgres@localhost/postgres').create()
 * await session.close() // and the database is gone
 *
 * @throws DiagnosticError KIT2021 when that right is missing
 */
export function serverShadows(url: string): Shadows {
  return {
    kind: 'server',
    create: async () => {
      const name = `kit_shadow_${randomBytes(8).toString('hex')}`
      const server = await connect({ url })
      try {
        await server.query(`create database ${identifier(name)} template template0`)
      } catch (error) {
        await server.close()
        return fail(shadowing.notAllowed(server.label, serverError(error).message))
      }
      const target = new URL(url)
      target.pathname = `/${name}`
      const session = await connect({ url: target.href })
      return {
        ...session,
        close: async () => {
          await session.close()
          await server.query(`drop database if exists ${identifier(name)} with (force)`)
          await server.close()
        },
      }
    },
    close: async () => {},
  }
}
