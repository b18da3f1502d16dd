import type { Node } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { childrenOf } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import type { Origin, SecurityRequirement, SecurityScheme } from '../../model/model.js'
import { functionsOf } from './chain-functions.js'
import type { ChainLink } from './read-chain.js'

/** Schemes by the names that a project gives to its guards, as they stand in its settings. */
export type GuardNames = Readonly<Record<string, string>>

export interface Guarded {
  readonly requirements: readonly SecurityRequirement[]
  readonly schemes: ReadonlyMap<string, SecurityScheme>
  /** Headers and cookies that the schemes say. */
  readonly names: ReadonlySet<string>
}

type Scheme = {
  readonly name: string
  readonly scopes: readonly string[]
  readonly scheme: SecurityScheme | undefined
  readonly header?: string
}

/** What the chain asks of a client to prove who it is. */
export function guardsOf(evaluator: Evaluator, links: readonly ChainLink[], guards: GuardNames, origin: Origin): Guarded {
  const requirement = new Map<string, readonly string[]>()
  const schemes = new Map<string, SecurityScheme>()
  const names = new Set<string>()
  for (const link of links) {
    const found = namedGuard(evaluator, link.value, guards) ?? packageGuard(link.value, origin) ?? readGuard(link, origin)
    if (found === undefined) continue
    requirement.set(found.name, found.scopes)
    if (found.scheme !== undefined) schemes.set(found.name, found.scheme)
    if (found.header !== undefined) names.add(found.header)
  }
  return { requirements: requirement.size > 0 ? [requirement] : [], schemes, names }
}

function bearer(origin: Origin): Scheme {
  return { name: 'bearerAuth', scopes: [], scheme: { type: 'http', scheme: 'bearer', rest: {}, origin }, header: 'authorization' }
}

function basic(origin: Origin): Scheme {
  return { name: 'basicAuth', scopes: [], scheme: { type: 'http', scheme: 'basic', rest: {}, origin }, header: 'authorization' }
}

/** A guard that the project names: the constant, or the function that makes it. */
function namedGuard(evaluator: Evaluator, value: Value, guards: GuardNames): Scheme | undefined {
  for (const name of namesOf(evaluator, value)) {
    const scheme = Object.hasOwn(guards, name) ? guards[name] : undefined
    if (scheme !== undefined) return { name: scheme, scopes: [], scheme: undefined }
  }
  return undefined
}

function namesOf(evaluator: Evaluator, value: Value): readonly string[] {
  const own = evaluator.nameOf(value)?.name
  const declared = value.kind === 'function' && 'id' in value.node ? value.node.id?.name : undefined
  const callee = value.node.type === 'CallExpression' ? value.node.callee : undefined
  const called =
    callee?.type === 'Identifier' ? callee.name : callee?.type === 'MemberExpression' && !callee.computed ? callee.property.name : undefined
  const member =
    value.kind === 'member' ? value.name : value.kind === 'parameter' || value.kind === 'external' ? value.path.at(-1) : undefined
  return [own, declared, called, member].filter((one) => one !== undefined)
}

const JWT =
  /^(?:express-jwt|koa-jwt|express-oauth2-jwt-bearer|@fastify\/jwt|fastify-jwt|express-bearer-token|koa-bearer-token|@fastify\/bearer-auth)$/
const BASIC = /^(?:express-basic-auth|koa-basic-auth|@fastify\/basic-auth|basic-auth)$/

/** Middleware of packages that are made for it. */
function packageGuard(value: Value, origin: Origin): Scheme | undefined {
  if (value.kind === 'parameter' || value.kind === 'member') {
    // Decorators of Fastify: `onRequest: [app.authenticate]`.
    const name = value.kind === 'member' ? value.name : (value.path.at(-1) ?? '')
    if (/^(?:authenticate|verifyJwt|verifyJWT|jwtAuth|verifyBearerAuth|verifyBearerAuthFactory)$/.test(name)) return bearer(origin)
    return name === 'basicAuth' ? basic(origin) : undefined
  }
  if (value.kind !== 'call') return undefined
  const { callee } = value
  const root = callee.kind === 'member' ? callee.object : callee
  const specifier =
    callee.kind === 'external'
      ? callee.specifier
      : root.kind === 'call' && root.callee.kind === 'external'
        ? root.callee.specifier
        : root.kind === 'external'
          ? root.specifier
          : ''
  if (JWT.test(specifier)) return bearer(origin)
  if (BASIC.test(specifier)) return basic(origin)
  const method = callee.kind === 'external' ? callee.path.at(-1) : callee.kind === 'member' ? callee.name : undefined
  return /passport/.test(specifier) && method === 'authenticate' ? strategy(value.args[0], origin) : undefined
}

/** A strategy of passport by its customary name; others are the project's own. */
function strategy(value: Value | undefined, origin: Origin): Scheme | undefined {
  const first = value?.kind === 'array' ? value.items[0] : value
  const name = first?.kind === 'literal' ? String(first.value) : ''
  if (/jwt|bearer/i.test(name)) return bearer(origin)
  if (/basic/i.test(name)) return basic(origin)
  return /api-?key/i.test(name) ? apiKey('x-api-key', origin) : undefined
}

function apiKey(header: string, origin: Origin): Scheme {
  return { name: 'apiKeyAuth', scopes: [], scheme: { type: 'apiKey', in: 'header', name: header, rest: {}, origin }, header }
}

/** A function that reads a credential and refuses with 401 or 403. */
function readGuard({ value, readings }: ChainLink, origin: Origin): Scheme | undefined {
  for (const [index, reading] of readings.entries()) {
    if (reading.called.has('jwtVerify')) return bearer(origin)
    if (!reading.answers.some(({ status }) => status === 401 || status === 403)) continue
    const headers = reading.uses.get('headers')?.fields
    if (headers?.has('authorization')) {
      const owner = functionsOf(value)[index]
      return owner !== undefined && saysBasic(owner.node) ? basic(origin) : bearer(origin)
    }
    const key = [...(headers?.keys() ?? [])].find((name) => /api-?key|^x-.*(?:key|token)$/.test(name))
    if (key !== undefined) return apiKey(key, origin)
    const cookie = [...(reading.uses.get('cookies')?.fields.keys() ?? [])].find((name) => /token|session|sid|auth/i.test(name))
    if (cookie !== undefined)
      return {
        name: 'cookieAuth',
        scopes: [],
        scheme: { type: 'apiKey', in: 'cookie', name: cookie, rest: {}, origin },
        header: cookie.toLowerCase(),
      }
  }
  return undefined
}

function saysBasic(node: Node): boolean {
  if (node.type === 'Literal' && typeof node.value === 'string' && /^basic\b/i.test(node.value)) return true
  return childrenOf(node).some(saysBasic)
}
