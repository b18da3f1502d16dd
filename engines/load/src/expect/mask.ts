/** Credentials don't belong into reports, and reports are cached and shared. What looks like one goes. */

const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|set-cookie)$|token|secret|password|api-?key|session|signature/i
const SECRET_FIELD =
  /("[^"]*(?:password|passwd|secret|token|api_?key|authorization|credential|pin|cvc)[^"]*"\s*:\s*)(?:"(?:[^"\\]|\\.)*"|[\d.]+)/gi
const SECRET_PAIR = /((?:^|[?&\s])[^=&?\s]*(?:password|passwd|secret|token|api_?key|signature|credential)[^=&?\s]*=)[^&\s]*/gi
const MASK = '***'

/** Header fields with the values of secret ones hidden. */
export function maskHeaders(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, SECRET_HEADER.test(name) ? MASK : typeof value === 'string' ? value : value.join(', ')]],
    ),
  )
}

/** A body or URL with the values of secret fields, form pairs and query parameters hidden, and user information left out. */
export function maskText(text: string): string {
  return text
    .replace(SECRET_FIELD, `$1"${MASK}"`)
    .replace(SECRET_PAIR, `$1${MASK}`)
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${MASK}@`)
}
