import { HttpError } from './errors.js'

/** `a=1&b=2&a=3` by decoded name; the values are kept as they came, since they can only be decoded after they are split. */
export type Pairs = ReadonlyMap<string, readonly string[]>

/** More names than this in one form are refused: nobody fills in such a form, but somebody may want to keep the server busy. */
const MAX_PAIRS = 1000
const MAX_DEPTH = 20

/** Reads a query string or an urlencoded body. */
export function parsePairs(text: string): Map<string, string[]> {
  const pairs = new Map<string, string[]>()
  if (text === '') return pairs
  const parts = text.split('&', MAX_PAIRS + 1)
  if (parts.length > MAX_PAIRS) throw new HttpError(400, 'too_many_parameters', `More than ${MAX_PAIRS} parameters`)
  for (const part of parts) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decodeForm(equals === -1 ? part : part.slice(0, equals))
    add(pairs, name, equals === -1 ? '' : part.slice(equals + 1))
  }
  return pairs
}

/** Reads a `Cookie` header (RFC 6265). A name that is there twice comes from two paths or domains: the more specific one is first. */
export function parseCookies(header: string | undefined): Map<string, string[]> {
  const cookies = new Map<string, string[]>()
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=')
    if (equals === -1) continue
    add(
      cookies,
      part.slice(0, equals).trim(),
      part
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    )
  }
  return cookies
}

function add(pairs: Map<string, string[]>, name: string, value: string): void {
  const values = pairs.get(name)
  if (values === undefined) pairs.set(name, [value])
  else values.push(value)
}

/** In forms and query strings a `+` is a space. */
export function decodeForm(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new HttpError(400, 'malformed_url', `Malformed percent-encoding: ${text.slice(0, 100)}`, { cause })
  }
}

/** What `filter[a][b]=1&filter[tags][]=x` says of `filter`: values of its own, and children by the names in brackets. */
export interface Tree {
  readonly values: string[]
  readonly children: Map<string, Tree>
}

/** Arranges all names with brackets by their first part. A Map, so that `__proto__` is a name like any other. */
export function arrange(pairs: Pairs): Tree {
  const root: Tree = { values: [], children: new Map() }
  for (const [name, values] of pairs) {
    const bracket = name.indexOf('[')
    const path = bracket > 0 && name.endsWith(']') ? [name.slice(0, bracket), ...name.slice(bracket + 1, -1).split('][')] : [name]
    if (path.length > MAX_DEPTH) throw new HttpError(400, 'malformed_url', `More than ${MAX_DEPTH} levels: ${name.slice(0, 100)}`)
    let tree = root
    for (const key of path) {
      let child = tree.children.get(key)
      if (child === undefined) tree.children.set(key, (child = { values: [], children: new Map() }))
      tree = child
    }
    tree.values.push(...values)
  }
  return root
}
