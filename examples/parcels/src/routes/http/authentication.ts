import type { IncomingMessage } from 'node:http'
import type { HttpRequest } from '../http.js'
import { schemes } from '../security.js'
import type { Contract } from './contract.js'
import { HttpError } from './errors.js'
import type { Auth, Scheme } from './security.js'

export type Authenticator = (message: IncomingMessage, request: HttpRequest) => Promise<Auth | undefined>

interface Asked {
  readonly name: string
  readonly scheme: Scheme
  readonly scopes: readonly string[]
}

/**
 * Prepares the check of an operation's security requirements.
 *
 * @returns `undefined` for a public operation; else a function that says who is calling and throws a 401 unless one alternative passes
 * @throws Error for a scheme that security.ts does not have: better no server than an open one
 */
export function authenticator({ security }: Contract): Authenticator | undefined {
  if (security === undefined || security.length === 0) return undefined
  const byName: Readonly<Record<string, Scheme | undefined>> = schemes
  const alternatives = security.map((requirement) =>
    Object.entries<readonly string[] | undefined>(requirement).map(([name, scopes]): Asked => {
      const scheme = Object.hasOwn(byName, name) ? byName[name] : undefined
      if (scheme === undefined) throw new Error(`security.ts has no scheme named ${name}`)
      return { name, scheme, scopes: scopes ?? [] }
    }),
  )
  const anonymous = alternatives.some((alternative) => alternative.length === 0)
  const named = alternatives.filter((alternative) => alternative.length > 0)

  return async (message, request) => {
    const refused = new Set<Scheme>()
    for (const alternative of named) {
      const auth = await pass(alternative, message, request, refused)
      if (auth !== undefined) return auth
    }
    if (anonymous) return undefined
    throw unauthorized(new Set(named.flat().map(({ scheme }) => scheme)), refused)
  }
}

/** All schemes of an alternative have to pass; the first one says who the caller is. */
async function pass(
  alternative: readonly Asked[],
  message: IncomingMessage,
  request: HttpRequest,
  refused: Set<Scheme>,
): Promise<Auth | undefined> {
  let auth: Auth | undefined
  for (const { name, scheme, scopes } of alternative) {
    const principal = await scheme.authenticate(message, { request, scopes })
    if (principal === undefined) refused.add(scheme)
    if (principal === undefined || principal === null) return undefined
    auth ??= { scheme: name, principal }
  }
  return auth
}

/** RFC 6750, 3.1: only who has shown a token is told that it is not good. */
function unauthorized(schemes: ReadonlySet<Scheme>, refused: ReadonlySet<Scheme>): HttpError {
  const challenges = [...schemes].map((scheme) => {
    return scheme.challenge === 'Bearer' && refused.has(scheme) ? 'Bearer error="invalid_token"' : scheme.challenge
  })
  const message = refused.size > 0 ? 'These credentials are not valid' : 'This operation needs credentials'
  return new HttpError(401, 'unauthorized', message, { headers: { 'WWW-Authenticate': [...new Set(challenges)].join(', ') } })
}
