import type { Readable } from 'node:stream'
import type { CookieOptions, ErrorRequestHandler, NextFunction, Request, RequestHandler, Response, Router } from 'express'
import type { ContentOf, Contract, JsonBody, Parsed, ParsedBody, ParsedHeaders, ResponseOf, Sent, StatusOf } from './http/contract.js'
import { envelope, errorBody, errorType } from './http/envelope.js'
import { allowHeader, methodNotAllowedError, notFoundError, toHttpError } from './http/errors.js'
import { operation } from './http/operation.js'
import { undecodedParams } from './http/paths.js'
import { requestIdOf } from './http/request-id.js'
import { checkHead, checkResponse, validatesResponses } from './http/responses.js'
import type { AuthOf } from './http/security.js'

export type { Contract } from './http/contract.js'
export { ErrorBody } from './http/envelope.js'
export { HttpError } from './http/errors.js'
export { binary, file, stream, UploadedFile } from './http/files.js'

export type HttpRequest = Request

/** The request as the contract describes it. What the contract does not mention is as Express has it. */
export interface TypedRequest<C extends Contract> extends Omit<Request, 'params' | 'query' | 'headers' | 'cookies' | 'body'> {
  id: string
  auth: AuthOf<C>
  params: Parsed<C, 'params', Request['params']>
  query: Parsed<C, 'query', Request['query']>
  headers: ParsedHeaders<C, Request['headers']>
  cookies: Parsed<C, 'cookies', unknown>
  body: ParsedBody<C>
}

interface Headers {
  set(name: string, value: string | string[]): this
  append(name: string, value: string | string[]): this
  cookie(name: string, value: string, options?: CookieOptions): this
  clearCookie(name: string, options?: CookieOptions): this
  location(url: string): this
  vary(name: string): this
}

/** After `res.status(200)`: the bodies that go with this status. */
type Answer<R> = Headers &
  ([keyof ContentOf<R>] extends [never]
    ? { end(): void }
    : (undefined extends JsonBody<R> ? { end(): void } : unknown) & {
        json(body: JsonBody<R>): void
        /** Anything but JSON says what it is, then is sent; a stream is piped into `res`. */
        type<T extends keyof ContentOf<R>>(type: T): Headers & Sender<Exclude<Sent<ContentOf<R>[T]>, Readable>>
      })

interface Sender<Body> {
  json(body: Body): void
  send(body: Body): void
}

/** What would send, or let one send, an answer that nobody has compared with the contract. */
type Untyped = 'status' | 'sendStatus' | 'json' | 'jsonp' | 'send' | 'type' | 'contentType' | 'format' | 'header' | 'links' | 'attachment'

/** The response as the contract describes it: every answer starts with its status. */
export interface TypedResponse<C extends Contract> extends Omit<Response, Untyped | keyof Headers>, Headers {
  status<S extends StatusOf<C>>(status: S): Answer<ResponseOf<C, S>>
}

export type Handler<C extends Contract> = (req: TypedRequest<C>, res: TypedResponse<C>, next: NextFunction) => unknown

/**
 * Authenticates and validates a request as its contract says, then hands it to the handler.
 *
 * @throws Error at startup for a contract that names a security scheme which security.ts does not have
 */
export function route<C extends Contract>(contract: C, handler: Handler<C>): RequestHandler {
  const { authenticate, readBody, decode, validate } = operation(contract)
  return async (req, res, next) => {
    const auth = authenticate && (await authenticate(req, req))
    const body = readBody && (await readBody(req, res, req.body))
    const parts = validate(
      decode(req, req.params, () => undecodedParams(req.baseUrl + req.route.path, req.originalUrl)),
      body,
    )
    if (parts.params) req.params = parts.params as Request['params']
    if (parts.query) Object.defineProperty(req, 'query', { value: parts.query, enumerable: true, configurable: true, writable: true })
    if (parts.headers) Object.assign(req.headers, parts.headers)
    if (parts.cookies) req.cookies = parts.cookies
    if (readBody) req.body = parts.body
    if (validatesResponses || envelope) intercept(contract, res)
    // Each property added to a request of Express is slow, since Express has changed its prototype: no more than are needed.
    const own = req as Request & { id: string; auth?: unknown }
    own.id = idOf(res)
    if (authenticate) own.auth = auth
    // What was validated is what the contract says, which the compiler cannot know.
    const typed: object = own
    await handler(typed as TypedRequest<C>, res as TypedResponse<C>, next)
  }
}

/** Undoes `intercept`, for answers that are not the handler's. */
const restore = new WeakMap<Response, () => void>()

/** Puts the check and the envelope in front of the methods that send an answer. */
function intercept(contract: Contract, res: Response): void {
  const { json, send, end } = res
  const original = () => Object.assign(res, { json, send, end })
  restore.set(res, original)
  const before = (body: unknown, type: string) => {
    original()
    if (validatesResponses) checkResponse(contract, res.statusCode, { 'content-type': type, ...res.getHeaders() }, body)
  }
  res.json = (body) => {
    before(body, 'application/json')
    return json.call(res, envelope && res.statusCode < 400 ? envelope.wrap(body, idOf(res)) : body)
  }
  res.send = (body) => {
    before(body, 'text/html')
    return send.call(res, body)
  }
  res.end = (...args: unknown[]) => {
    original()
    // After a stream it is too late.
    if (validatesResponses && !res.headersSent) checkHead(contract, res.statusCode, res.getHeaders())
    return Reflect.apply(end, res, args)
  }
}

/** Gives every request an id, which goes into the answer's header and into error bodies. */
export const requestId: RequestHandler = (req, res, next) => {
  res.setHeader('x-request-id', requestIdOf(req))
  next()
}

function idOf(res: Response): string {
  return String(res.getHeader('x-request-id') ?? '')
}

/**
 * Answers 405 for addresses that have routes, but none for the method. Comes after the routes; it looks through all routers in `routes`.
 */
export function methodNotAllowed(routes: Router): RequestHandler {
  return (req, _res, next) => {
    const allowed = allowHeader(methodsFor(routes, req.path))
    next(allowed.length > 0 ? methodNotAllowedError(req.method, allowed) : undefined)
  }
}

function methodsFor(routes: Router, path: string): string[] {
  // Express has no public way to ask which routes an address has; its layers are what there is.
  const layers: readonly object[] = routes.stack
  return (layers as readonly Layer[]).flatMap((layer) => {
    if (layer.route) return layer.match(path) ? Object.keys(layer.route.methods) : []
    return 'stack' in layer.handle ? methodsFor(layer.handle as Router, path) : []
  })
}

/** What is used of a layer of Express's router. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: object
  match(path: string): boolean
}

/** Comes after everything else. */
export const notFound: RequestHandler = (_req, _res, next) => next(notFoundError())

/** Turns whatever was thrown into the error envelope. Comes last. */
export const errorHandler: ErrorRequestHandler = (thrown, req, res, next) => {
  const error = toHttpError(thrown)
  if (error.status >= 500) console.error(`${req.method} ${req.path} ${idOf(res)}`, error.cause ?? error.message)
  if (res.headersSent) return next(thrown)
  restore.get(res)?.()
  if (!res.hasHeader('x-request-id')) res.setHeader('x-request-id', requestIdOf(req))
  res.status(error.status).set(error.headers).type(errorType)
  res.send(JSON.stringify(errorBody(error, idOf(res))))
}
