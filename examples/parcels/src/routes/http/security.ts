import type { IncomingMessage } from 'node:http'
import { type PeerCertificate, TLSSocket } from 'node:tls'
import type { HttpRequest } from '../http.js'
import type { Principal } from '../security.js'
import type { Contract } from './contract.js'
import { decodeForm, parseCookies, parsePairs } from './pairs.js'

/** A security scheme as OpenAPI describes it. */
export type SchemeDefinition =
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' }

/** What the client showed: a bearer token, a name and password, a key, a certificate, or whatever follows the name of another scheme. */
export type Credentials<D extends SchemeDefinition> = D extends { type: 'http'; scheme: infer Name extends string }
  ? Lowercase<Name> extends 'basic'
    ? { readonly username: string; readonly password: string }
    : { readonly token: string }
  : D extends { type: 'apiKey' }
    ? { readonly key: string }
    : D extends { type: 'mutualTLS' }
      ? { readonly certificate: PeerCertificate }
      : { readonly token: string }

export interface SecurityContext {
  readonly request: HttpRequest
  /** What the operation asks for. */
  readonly scopes: readonly string[]
}

/** Says who the caller is; `undefined` for credentials that are not good. Throw an HttpError 403 for a caller who may not do this. */
export type Authenticate<D extends SchemeDefinition> = (
  credentials: Credentials<D>,
  context: SecurityContext,
) => Promise<Principal | undefined> | Principal | undefined

export interface Scheme {
  /** For `WWW-Authenticate`. */
  readonly challenge: string
  /** `null` when the client showed no credentials of this kind, `undefined` when they are not good. */
  authenticate(message: IncomingMessage, context: SecurityContext): Promise<Principal | undefined | null>
}

/** Who is calling, and by which scheme we know. */
export interface Auth {
  readonly scheme: string
  readonly principal: Principal
}

/** What a handler finds: always somebody where the contract asks for it, perhaps somebody where `{}` is among the alternatives. */
export type AuthOf<C extends Contract> = C extends { readonly security: readonly (infer Requirement)[] }
  ? [Requirement] extends [never]
    ? undefined
    : true extends (Requirement extends unknown ? (Record<never, never> extends Requirement ? true : false) : never)
      ? Auth | undefined
      : Auth
  : undefined

/**
 * A security scheme: where its credentials are, and who decides what they are worth.
 *
 * @param definition as in the OpenAPI document
 * @param authenticate called only when the client showed credentials of this kind
 */
export function scheme<const D extends SchemeDefinition>(definition: D, authenticate: Authenticate<D>): Scheme {
  return {
    challenge: challengeOf(definition),
    async authenticate(message, context) {
      const credentials = credentialsOf(definition, message)
      return credentials === undefined ? null : authenticate(credentials as Credentials<D>, context)
    },
  }
}

function credentialsOf(definition: SchemeDefinition, message: IncomingMessage): object | undefined {
  if (definition.type === 'mutualTLS') return certificateOf(message)
  if (definition.type === 'apiKey') {
    const key = apiKeyOf(definition, message)
    return key === undefined || key === '' ? undefined : { key }
  }
  const name = definition.type === 'http' ? definition.scheme.toLowerCase() : 'bearer'
  const [, given, value] = /^([^\s]+) +(.*)$/.exec(message.headers.authorization ?? '') ?? []
  if (given?.toLowerCase() !== name || !value) return undefined
  return name === 'basic' ? basicOf(value) : { token: value.trim() }
}

/** RFC 7617: the name ends at the first colon, the password may have more of them. */
function basicOf(value: string): { username: string; password: string } | undefined {
  const text = Buffer.from(value, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

function apiKeyOf(definition: SchemeDefinition & { type: 'apiKey' }, { headers, url = '' }: IncomingMessage): string | undefined {
  const { name } = definition
  if (definition.in === 'cookie') return parseCookies(headers.cookie).get(name)?.[0]
  if (definition.in === 'query') {
    const question = url.indexOf('?')
    const values = parsePairs(question === -1 ? '' : url.slice(question + 1)).get(name)
    return values?.length === 1 ? decodeForm(values[0]!) : undefined
  }
  const header = headers[name.toLowerCase()]
  return Array.isArray(header) ? undefined : header
}

function certificateOf({ socket }: IncomingMessage): { certificate: PeerCertificate } | undefined {
  return socket instanceof TLSSocket && socket.authorized ? { certificate: socket.getPeerCertificate() } : undefined
}

/** RFC 9110, 11.6.1 wants a challenge in every 401, also where the scheme has no registered name. */
function challengeOf(definition: SchemeDefinition): string {
  if (definition.type === 'mutualTLS') return 'MutualTLS'
  if (definition.type === 'apiKey') return `ApiKey in="${definition.in}", name="${definition.name.replaceAll(/["\\]/g, '\\$&')}"`
  const name = definition.type === 'http' ? definition.scheme : 'bearer'
  if (name.toLowerCase() === 'basic') return 'Basic realm="api", charset="UTF-8"'
  return name.toLowerCase() === 'bearer' ? 'Bearer' : name
}
