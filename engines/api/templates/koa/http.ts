import { Readable } from 'node:stream'
import type { RouterContext, RouterMiddleware } from '@koa/router'
import type { ExtendableContext, Middleware, Request } from 'koa'
import type { ContentOf, Contract, Parsed, ParsedBody, ParsedHeaders, ResponseOf, Sent, StatusOf } from './http/contract.js'
import { envelope, errorBody, errorType } from './http/envelope.js'
import { allowHeader, methodNotAllowedError, notFoundError, toHttpError } from './http/errors.js'
import { essence, isJson } from './http/media-types.js'
import { operation } from './http/operation.js'
import { undecodedParams } from './http/paths.js'
import { requestIdOf } from './http/request-id.js'
import { checkResponse, responseFor, validatesResponses } from './http/responses.js'
import type { AuthOf } from './http/security.js'

export type { Contract } from './http/contract.js'
export { ErrorBody } from './http/envelope.js'
export { HttpError } from './http/errors.js'
export { binary, file, stream, UploadedFile } from './http/files.js'

export type HttpRequest = RouterContext

/** The context as the contract describes it. What the contract does not mention is as Koa has it. */
export interface TypedContext<C extends Contract> extends Omit<ExtendableContext, 'query' | 'headers' | 'request' | 'body' | 'status'> {
  params: Parsed<C, 'params', RouterContext['params']>
  query: Parsed<C, 'query', Request['query']>
  headers: ParsedHeaders<C, Request['headers']>
  request: Omit<Request, 'body' | 'query' | 'cookies'> & {
    body: ParsedBody<C>
    query: Parsed<C, 'query', Request['query']>
    cookies: Parsed<C, 'cookies', unknown>
  }
  state: { requestId: string; auth: AuthOf<C>; [name: string]: unknown }
}

interface AnswerHeaders {
  readonly [name: string]: string | string[]
}

/** A body with what goes with it: JSON needs no `type`, an answer without a body no `body`. */
type AnswerWith<S, R> = [keyof ContentOf<R>] extends [never]
  ? { readonly status: S; readonly body?: undefined; readonly headers?: AnswerHeaders }
  : { [T in keyof ContentOf<R>]: AnswerOf<S, T, Sent<ContentOf<R>[T]>> }[keyof ContentOf<R>]
type AnswerOf<S, T, Body> = { readonly status: S; readonly body: Body; readonly headers?: AnswerHeaders } & (T extends 'application/json'
  ? { readonly type?: T }
  : { readonly type: T })

/** Every status of the contract with the bodies that go with it. */
export type Answer<C extends Contract> = { [S in StatusOf<C>]: AnswerWith<S, ResponseOf<C, S>> }[StatusOf<C>]

/** Returns the answer, so that status and body are checked together; `ctx` is at hand for everything else. */
export type Handler<C extends Contract> = (ctx: TypedContext<C>) => Promise<Answer<C>> | Answer<C>

/**
 * Authenticates and validates a request as its contract says, hands it to the handler and sends what that returns.
 *
 * @throws Error at startup for a contract that names a security scheme which security.ts does not have
 */
export function route<C extends Contract>(contract: C, handler: Handler<C>): RouterMiddleware {
  const { authenticate, readBody, decode, validate } = operation(contract)
  return async (ctx) => {
    const { request } = ctx
    ctx.state.auth = authenticate && (await authenticate(ctx.req, ctx))
    const parsed: unknown = 'body' in request ? request.body : undefined
    const body = readBody && (await readBody(ctx.req, ctx.res, parsed))
    const parts = validate(
      decode(ctx.req, ctx.params, () => undecodedParams(String(ctx.routerPath), ctx.path)),
      body,
    )
    if (parts.params) ctx.params = parts.params as RouterContext['params']
    // Koa's own setter would write a query string.
    if (parts.query) Object.defineProperty(request, 'query', { value: parts.query, enumerable: true, configurable: true, writable: true })
    if (parts.headers) Object.assign(ctx.headers, parts.headers)
    Object.assign(request, parts.cookies && { cookies: parts.cookies }, readBody && { body: parts.body })
    // What was validated is what the contract says, which the compiler cannot know.
    const typed: object = ctx
    send(ctx, contract, await handler(typed as TypedContext<C>))
  }
}

interface Sendable {
  readonly status: number
  readonly type?: PropertyKey
  readonly body?: unknown
  readonly headers?: AnswerHeaders
}

function send(ctx: RouterContext, contract: Contract, answer: Sendable): void {
  const { status, body, headers = {} } = answer
  const json = body !== undefined && sendsJson(contract, answer)
  const type = answer.type === undefined ? (json ? 'application/json' : undefined) : String(answer.type)
  if (validatesResponses) checkResponse(contract, status, { ...ctx.response.headers, ...lowerCase(headers), 'content-type': type }, body)
  ctx.status = status
  ctx.set(headers)
  if (type !== undefined) ctx.type = type
  // Koa takes a string for text and null for no body; as JSON both are values.
  if (json) ctx.body = JSON.stringify(envelope && status < 400 ? envelope.wrap(body, ctx.state.requestId) : body)
  else if (body !== undefined) ctx.body = body
  // Koa makes a 204 of an answer without a body that does not say otherwise.
  else ctx.body = null
  ctx.status = status
}

/** Whether a body goes out as JSON: what the contract describes by a schema alone, or what says so. */
function sendsJson(contract: Contract, { status, type, body }: Sendable): boolean {
  if (type !== undefined) return isJson(essence(String(type)))
  return !(body instanceof Uint8Array || body instanceof Readable) && responseFor(contract, status) !== undefined
}

function lowerCase(headers: AnswerHeaders): AnswerHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Answers 405 for addresses that have routes, but none for the method, and OPTIONS. Comes right after the routes. */
export const methodNotAllowed: RouterMiddleware = async (ctx, next) => {
  const allowed = allowHeader(ctx.matched?.flatMap(({ methods }) => methods) ?? [])
  if (allowed.length === 0 || allowed.includes(ctx.method)) return next()
  if (ctx.method !== 'OPTIONS') throw methodNotAllowedError(ctx.method, allowed)
  ctx.set('Allow', allowed.join(', '))
  ctx.body = ''
}

/** Comes after everything else. */
export const notFound: Middleware = () => {
  throw notFoundError()
}

/** Gives every request an id and turns whatever is thrown into the error envelope. Comes first. */
export const errorHandler: Middleware = async (ctx, next) => {
  const requestId = requestIdOf(ctx.req)
  ctx.state.requestId = requestId
  ctx.set('x-request-id', requestId)
  try {
    // The router hands on an address that it cannot decode.
    decodeURIComponent(ctx.path)
    await next()
  } catch (thrown) {
    const error = toHttpError(thrown)
    if (error.status >= 500) console.error(`${ctx.method} ${ctx.path} ${requestId}`, error.cause ?? error.message)
    ctx.body = JSON.stringify(errorBody(error, requestId))
    ctx.status = error.status
    ctx.type = `${errorType}; charset=utf-8`
    ctx.set(error.headers)
  }
}
