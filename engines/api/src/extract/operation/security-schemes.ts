import type { Origin, SecurityRequirement, SecurityScheme } from '../../model/model.js'

/** What a guard asks for. */
export type Scheme = {
  readonly name: string
  readonly scopes: readonly string[]
  readonly scheme: SecurityScheme | undefined
  readonly header?: string
}

export function bearer(origin: Origin): Scheme {
  return { name: 'bearerAuth', scopes: [], scheme: { type: 'http', scheme: 'bearer', rest: {}, origin }, header: 'authorization' }
}

export function basic(origin: Origin): Scheme {
  return { name: 'basicAuth', scopes: [], scheme: { type: 'http', scheme: 'basic', rest: {}, origin }, header: 'authorization' }
}

export function apiKey(header: string, origin: Origin): Scheme {
  return { name: 'apiKeyAuth', scopes: [], scheme: { type: 'apiKey', in: 'header', name: header, rest: {}, origin }, header }
}

export function cookie(name: string, origin: Origin): Scheme {
  return { name: 'cookieAuth', scopes: [], scheme: { type: 'apiKey', in: 'cookie', name, rest: {}, origin }, header: name.toLowerCase() }
}

/** `[{ bearerAuth: [] }]` as it stands in sources. */
export function requirementsOf(value: unknown): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((one: unknown) => {
    const entries = typeof one === 'object' && one !== null ? Object.entries(one) : []
    return new Map(entries.map(([name, scopes]: [string, unknown]) => [name, Array.isArray(scopes) ? scopes.map(String) : []]))
  })
}
