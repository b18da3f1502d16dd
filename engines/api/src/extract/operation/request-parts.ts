import type { RoleValue } from './request-roles.js'

/** Where in a request something is. */
export type RequestPart = 'params' | 'query' | 'headers' | 'cookies' | 'body'

export interface PartValue {
  readonly part: RequestPart
  /** From the part to the field: `['user', 'name']` of a body; empty for all of it. */
  readonly path: readonly string[]
}

const PARTS: Readonly<Record<string, RequestPart>> = {
  params: 'params',
  query: 'query',
  headers: 'headers',
  header: 'headers',
  cookies: 'cookies',
  signedCookies: 'cookies',
  body: 'body',
  rawBody: 'body',
  files: 'body',
}

/** The part of the request that members of `req`, `request` or `ctx` stand for. */
export function partOf({ role, path }: RoleValue): PartValue | undefined {
  const [first = '', second] = path
  if (role === 'request') {
    const part = own(first)
    if (part !== undefined && first !== 'header' && first !== 'files') return { part, path: path.slice(1) }
    return first === 'raw' && second === 'headers' ? { part: 'headers', path: path.slice(2) } : undefined
  }
  if (role !== 'context') return undefined
  if (first === 'request' || first === 'req') {
    const part = own(second ?? '')
    return part === undefined || (first === 'req' && part !== 'headers') ? undefined : { part, path: path.slice(2) }
  }
  // `ctx.body` and `ctx.cookies` are not the request's: the one is the answer, the other a keeper with methods.
  const part = own(first)
  return part === undefined || part === 'body' || part === 'cookies' ? undefined : { part, path: path.slice(1) }
}

function own(name: string): RequestPart | undefined {
  return Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
}

/** Methods whose names are as likely a field's: they count as methods only where they are called. */
const AMBIGUOUS = new Set([
  'anchor',
  'at',
  'big',
  'entries',
  'filter',
  'find',
  'keys',
  'link',
  'search',
  'small',
  'sort',
  'sub',
  'values',
  'with',
])
/** Members that every object, list or text has: reading them is no field of the request. */
const BUILT_IN = new Set(
  [Object.prototype, Array.prototype, String.prototype, Number.prototype]
    .flatMap((one) => Object.getOwnPropertyNames(one))
    .filter((name) => !AMBIGUOUS.has(name)),
)

/** The path without what is a method of lists or text at its end: `req.query.ids.split(',')` reads `ids`. */
export function fieldPath(path: readonly string[], called: boolean): readonly string[] {
  if (path.length === 0) return path
  const at = path.findIndex((name) => BUILT_IN.has(name) || /^\d+$/.test(name))
  if (at !== -1) return path.slice(0, at)
  return called ? path.slice(0, -1) : path
}
