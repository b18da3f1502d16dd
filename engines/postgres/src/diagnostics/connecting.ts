import type { ServerError } from '../session/server-error.js'
import type { Diagnostic } from './diagnostic.js'

/** KIT2000 to KIT2019: reaching a server. */
export const connecting = Object.assign(
  ({ code = '', message }: ServerError, label: string): Diagnostic => {
    if (code === '28P01' || code === '28000') return refused(label, message)
    if (code === '3D000') return noDatabase(label)
    if (/^(?:53300|57P03|57P01)$/.test(code)) return busy(label, message)
    if (/ssl|tls|certificate/i.test(message)) return tls(label, message)
    return unreachable(label, message)
  },
  {
    tooOld: (label: string, version: number): Diagnostic => ({
      code: 'KIT2004',
      severity: 'error',
      message: `${label} is PostgreSQL ${Math.floor(version / 10000)}, and kit needs 13 or newer.`,
      fix: 'Upgrade the server.',
    }),
    standby: (label: string): Diagnostic => ({
      code: 'KIT2005',
      severity: 'error',
      message: `${label} is a standby: it can be read and not changed.`,
      fix: 'Connect to the primary server.',
    }),
    unreadable: (): Diagnostic => ({
      code: 'KIT2006',
      severity: 'error',
      message: 'The connection string is no URL of a PostgreSQL database.',
      fix: 'Write it as postgres://user:password@host:5432/database, with special characters of the password percent-encoded.',
    }),
  },
)

const unreachable = (label: string, reason: string): Diagnostic => ({
  code: 'KIT2000',
  severity: 'error',
  message: `No PostgreSQL server answers at ${label}: ${reason}.`,
  fix: 'Check host and port, and that the server runs and accepts connections from here.',
})

const refused = (label: string, reason: string): Diagnostic => ({
  code: 'KIT2001',
  severity: 'error',
  message: `${label} refuses the user: ${reason}.`,
  fix: 'Check user and password, and pg_hba.conf on the server.',
})

const noDatabase = (label: string): Diagnostic => ({
  code: 'KIT2002',
  severity: 'error',
  message: `The server has no database of the name that ${label} ends with.`,
  fix: 'Create the database, or correct its name.',
})

const busy = (label: string, reason: string): Diagnostic => ({
  code: 'KIT2003',
  severity: 'error',
  message: `${label} takes no connection now: ${reason}.`,
  fix: 'Try again when the server is up, or has connections left.',
})

const tls = (label: string, reason: string): Diagnostic => ({
  code: 'KIT2007',
  severity: 'error',
  message: `${label} and kit can't agree on TLS: ${reason}.`,
  fix: 'Set sslmode in the URL to what the server offers, or give its certificate with sslrootcert.',
})
