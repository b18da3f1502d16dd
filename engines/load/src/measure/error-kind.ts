/** Ways in which a request ends without an answer. `closed`: the server ended the connection properly, but too early. */
export const ERROR_KINDS = ['timeout', 'reset', 'closed', 'refused', 'unreachable', 'dns', 'tls', 'protocol', 'dropped', 'other'] as const
export type ErrorKind = (typeof ERROR_KINDS)[number]

const BY_CODE: ReadonlyMap<string, ErrorKind> = new Map([
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['UND_ERR_SOCKET', 'closed'],
  // undici's word for what ends with its HTTP/2 session.
  ['UND_ERR_INFO', 'closed'],
  ['ECONNREFUSED', 'refused'],
  ['ENOENT', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_RESPONSE', 'protocol'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'protocol'],
  ['UND_ERR_HEADERS_OVERFLOW', 'protocol'],
])

/** What kind of failure a connection's error is, by its code; several addresses of one host count as the first. */
export function errorKind(error: unknown): ErrorKind {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  const code = codeOf(first) ?? codeOf(error) ?? ''
  const known = BY_CODE.get(code)
  if (known !== undefined) return known
  // undici's parser error mostly comes without a code.
  if (code.startsWith('HPE_') || code.startsWith('ERR_HTTP2_') || (first instanceof Error && first.name === 'HTTPParserError'))
    return 'protocol'
  if (/CERT|SSL|TLS|SIGNATURE|SELF_SIGNED|EPROTO/.test(code)) return 'tls'
  return 'other'
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
