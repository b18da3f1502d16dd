import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The id a proxy or client gave the request, if it can stand in a log without harm; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID()
}
