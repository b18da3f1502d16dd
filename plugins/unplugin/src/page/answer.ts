import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** What is answered with status 200. */
export interface Answer {
  /** A suffix that tells the type; plain text where it is unknown. */
  readonly suffix: string
  readonly body: string | Buffer
  readonly policy?: string
}

/** The content of a file; undefined where there is none. */
export async function fileAnswer(file: string | undefined, policy?: string): Promise<Answer | undefined> {
  if (file === undefined) return undefined
  const body = await readFile(file).catch(() => undefined)
  return body && { suffix: extname(file), body, ...(policy !== undefined && { policy }) }
}

export function send(response: ServerResponse, { suffix, body, policy }: Answer): void {
  response.writeHead(200, {
    'content-type': TYPES[suffix] ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    ...(policy !== undefined && { 'content-security-policy': policy }),
  })
  response.end(body)
}

export function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).end(`${text}\n`)
}
