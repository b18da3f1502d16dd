import type { Value } from '../../evaluate/value.js'
import type { Origin } from '../../model/model.js'
import { memberOf } from '../constant.js'
import { apiKey, basic, bearer, type Scheme } from './security-schemes.js'

const JWT =
  /^(?:express-jwt|koa-jwt|express-oauth2-jwt-bearer|@fastify\/jwt|fastify-jwt|express-bearer-token|koa-bearer-token|@fastify\/bearer-auth)$/
const BASIC = /^(?:express-basic-auth|koa-basic-auth|@fastify\/basic-auth|basic-auth)$/

/** Middleware of packages that are made for it. */
export function packageGuard(value: Value, origin: Origin): Scheme | undefined {
  if (value.kind === 'parameter' || value.kind === 'member') {
    // Decorators of Fastify: `onRequest: [app.authenticate]`.
    const name = value.kind === 'member' ? value.name : (value.path.at(-1) ?? '')
    if (/^(?:authenticate|verifyJwt|verifyJWT|jwtAuth|verifyBearerAuth|verifyBearerAuthFactory)$/.test(name)) return bearer(origin)
    return name === 'basicAuth' ? basic(origin) : undefined
  }
  if (value.kind !== 'call' || letsStrangersPass(value.args)) return undefined
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

/** `jwt({ secret, passthrough: true })` only looks who it is. */
function letsStrangersPass(args: readonly Value[]): boolean {
  return args.some((one) => {
    const said = (name: string) => {
      const value = memberOf(one, name)
      return value?.kind === 'literal' ? value.value : undefined
    }
    return said('passthrough') === true || said('credentialsRequired') === false
  })
}

/** A strategy of passport by its customary name; others are the project's own. */
function strategy(value: Value | undefined, origin: Origin): Scheme | undefined {
  const first = value?.kind === 'array' ? value.items[0] : value
  const name = first?.kind === 'literal' ? String(first.value) : ''
  if (/jwt|bearer/i.test(name)) return bearer(origin)
  if (/basic/i.test(name)) return basic(origin)
  return /api-?key/i.test(name) ? apiKey('x-api-key', origin) : undefined
}

/** Whether a call of this makes a guard. */
export function isGuardMaker(callee: Value): boolean {
  const root = callee.kind === 'member' ? callee.object : callee
  return root.kind === 'external' && (JWT.test(root.specifier) || BASIC.test(root.specifier) || /passport/.test(root.specifier))
}

export function isPackageGuard(value: Value): boolean {
  return packageGuard(value, { file: '', pointer: '' }) !== undefined
}
