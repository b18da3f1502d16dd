import { codeOf, failure } from './file-system.js'
import { MAX_BYTES, REMOTE_TIMEOUT } from './limits.js'

const MOST_REDIRECTS = 5

/** Whether nothing may be fetched from an address: its host (with or without port) is not among the allowed ones. */
export function isRefusedHost(address: string, allowed: readonly string[]): boolean {
  const { host, hostname } = new URL(address)
  return !allowed.includes(host) && !allowed.includes(hostname)
}

/**
 * Fetches a remote file from an allowed host. Every redirect must lead to an allowed host too.
 *
 * @throws an error with code `REFUSED`, `EFBIG`, or the reason as its message
 */
export async function fetchRemote(address: string, allowed: readonly string[]): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(REMOTE_TIMEOUT)
  let at = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (isRefusedHost(at, allowed)) throw failure('REFUSED')
    const response = await fetch(at, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json, application/yaml, text/yaml, */*' },
    })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null && URL.canParse(location, at)) {
      await response.body?.cancel()
      const next = new URL(location, at)
      if (next.protocol !== 'http:' && next.protocol !== 'https:') throw failure('REFUSED')
      at = next.href
    } else {
      if (!response.ok) throw new Error(`the server answered ${response.status}`)
      return collect(response)
    }
  }
  throw new Error('there were too many redirects')
}

async function collect(response: globalThis.Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (response.body !== null) {
    for await (const chunk of response.body) {
      size += chunk.byteLength
      if (size > MAX_BYTES) throw failure('EFBIG')
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks)
}

/** Why a fetch failed, in words, without addresses (they may hold credentials). */
export function reasonOf(error: unknown): string {
  const known: object = typeof error === 'object' && error !== null ? error : {}
  if ('name' in known && known.name === 'TimeoutError') return `no answer within ${REMOTE_TIMEOUT / 1000} s`
  if (codeOf(error) === 'EFBIG') return 'it is too large'
  if ('cause' in known && known.cause !== undefined) return `the connection failed (${codeOf(known.cause)})`
  return 'message' in known && typeof known.message === 'string' ? known.message : 'the connection failed'
}
