import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { ResolvedConfig } from 'vite'

type Hosts = Pick<ResolvedConfig['server'], 'allowedHosts' | 'host'>

/**
 * Whether a request comes from the page itself, or from somebody who opens it. A page of somebody else's may be open in the same browser:
 * it must neither read this one nor frame it, and a name of its own that leads to this machine is no way in.
 */
export function isOwnRequest({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, hosts: Hosts): boolean {
  const { host = '', origin } = headers
  if (method !== 'GET' && method !== 'HEAD') return false
  if (!isAllowedHost(host, hosts)) return false
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return false
  const site = headers['sec-fetch-site'] ?? 'none'
  // Following a link from elsewhere is opening the page; all else that comes from elsewhere is not.
  const opened = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return site === 'none' || site === 'same-origin' || opened
}

/** As Vite judges hosts; but Vite does not look at them where it serves HTTPS. */
function isAllowedHost(host: string, { allowedHosts, host: listening }: Hosts): boolean {
  if (allowedHosts === true) return true
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || name === listening) return true
  return (allowedHosts ?? []).some((allowed) =>
    allowed.startsWith('.') ? name === allowed.slice(1) || name.endsWith(allowed) : name === allowed,
  )
}
