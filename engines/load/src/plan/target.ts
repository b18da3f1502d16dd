import { BlockList, isIP } from 'node:net'
import { badUrl, remoteTarget } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'

/** This machine and networks that nobody reaches from outside. */
const NEAR = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  NEAR.addSubnet(network, prefix, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')
NEAR.addSubnet('fe80::', 10, 'ipv6')

/** Names that lead to no public host: RFC 6761 and 8375, and single labels, as containers have them. */
const NEAR_NAME = /^(?:[^.]+|.*\.(?:localhost|local|internal|test|home\.arpa))$/i

/**
 * Takes a URL apart, and makes sure that it may be put under load.
 *
 * @param allowed hosts that are allowed by name, although they are remote
 * @throws LoadError KIT3000 for no URL, KIT3001 for a host that is neither near nor allowed.
 * @example
 * target('http://localhost:3000/users?limit=5', []) // { origin: 'http://localhost:3000', path: '/users?limit=5' }
 */
export function target(url: string, allowed: readonly string[]): { readonly origin: string; readonly path: string } {
  // Without a scheme the host is read as one: localhost:3000.
  if (!/^https?:\/\//i.test(url)) return refuse(badUrl(url, 'it does not begin with http:// or https://'))
  if (!URL.canParse(url)) return refuse(badUrl(url, 'it can not be read'))
  const { origin, hostname, pathname, search, username, password } = new URL(url)
  if (username !== '' || password !== '') return refuse(badUrl(url, 'user and password in it would not be sent; use --header'))
  if (!isNear(hostname) && !allowed.some((host) => host.toLowerCase() === hostname)) return refuse(remoteTarget(hostname))
  return { origin, path: pathname + search }
}

function isNear(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(address)
  return version === 0 ? NEAR_NAME.test(hostname) : NEAR.check(address, version === 4 ? 'ipv4' : 'ipv6')
}
