import type pg from 'pg'
import { z } from 'zod'
import { connecting } from '../diagnostics/connecting.js'
import { fail } from '../diagnostics/diagnostic.js'
import { pgSession } from './pg-session.js'
import { serverError } from './server-error.js'
import type { Session } from './session.js'

export interface ConnectOptions {
  /** `postgres://user:password@host:port/database`. Without it the environment says where: `DATABASE_URL`, else `PGHOST` and its like. */
  readonly url?: string
  /** Refuse every write, by the server itself. Default false. */
  readonly readOnly?: boolean
  /** How long to wait for the server, in milliseconds. Default 10,000. */
  readonly timeout?: number
}

/** The oldest and the newest PostgreSQL that kit knows. */
const OLDEST = 13

const State = z.object({ version: z.coerce.number(), standby: z.boolean() })

/**
 * Connects to a PostgreSQL server.
 *
 * @throws DiagnosticError KIT2000 to KIT2009 when that fails; passwords are in none of them
 * @example
 * const session = await connect({ url: 'postgres://postgres@localhost/app', readOnly: true })
 * await session.close()
 */
export async function connect(options: ConnectOptions = {}): Promise<Session> {
  const url = options.url ?? process.env['DATABASE_URL']
  const label = labelOf(url)
  const session = await pgSession(configOf(url, options), label).catch((error: unknown) => fail(connecting(serverError(error), label)))
  try {
    const [row] = await session.query(`select current_setting('server_version_num') as version, pg_is_in_recovery() as standby`)
    const { version, standby } = State.parse(row)
    if (version < OLDEST * 10000) fail(connecting.tooOld(label, version))
    if (standby && options.readOnly !== true) fail(connecting.standby(label))
  } catch (error) {
    await session.close()
    throw error
  }
  return session
}

function configOf(url: string | undefined, { timeout = 10_000, readOnly = false }: ConnectOptions): pg.ClientConfig {
  const config: pg.ClientConfig = { connectionTimeoutMillis: timeout }
  if (readOnly) config.options = '-c default_transaction_read_only=on'
  if (url === undefined) return config
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) fail(connecting.unreadable())
  if (!readOnly) return { ...config, connectionString: url }
  // Options of the URL, such as its search_path, stand beside kit's own: pg would take only the URL's.
  const parsed = new URL(url)
  parsed.searchParams.set('options', [parsed.searchParams.get('options'), config.options].filter((one) => one !== null).join(' '))
  return { connectionTimeoutMillis: timeout, connectionString: parsed.href }
}

/** Where a URL leads, without user and password. */
function labelOf(url: string | undefined): string {
  if (url === undefined)
    return `${process.env['PGHOST'] ?? 'localhost'}:${process.env['PGPORT'] ?? '5432'}/${process.env['PGDATABASE'] ?? ''}`
  if (!URL.canParse(url)) return 'the database'
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`
}
