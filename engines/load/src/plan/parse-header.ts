import { badHeader } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'

/** What the connection itself needs to decide. */
const FORBIDDEN = /^(?:transfer-encoding|keep-alive|upgrade|expect|connection)$/i

/**
 * Header fields as they are typed. The last one of a name counts.
 *
 * @throws LoadError KIT3002 for what is none, or can't be chosen freely.
 * @example
 * parseHeaders(['accept: application/json']) // { accept: 'application/json' }
 */
export function parseHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*([^\u0000-\u0008\u000a-\u001f\u007f]*)$/.exec(line) ?? []
    if (name === '' || FORBIDDEN.test(name)) return refuse(badHeader(line))
    headers[name.toLowerCase()] = value.trim()
  }
  return headers
}
