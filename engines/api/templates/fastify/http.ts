import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  FastifySchemaCompiler,
  FastifySerializerCompiler,
  onRequestHookHandler,
  onSendHookHandler,
  preValidationHookHandler,
  RouteShorthandOptionsWithHandler,
} from 'fastify'
import { z } from 'zod'
import { ReadBody } from './http/body.js'
import type { ContentOf, Contract, Parsed, ParsedBody, ParsedHeaders, ResponseOf, Schema, Sent, StatusOf } from './http/contract.js'
import { envelope, errorBody, errorType } from './http/envelope.js'
import type { ErrorDetail, HttpError } from './http/errors.js'
import { allowHeader, methodNotAllowedError, notFoundError, toHttpError, validationFailed } from './http/errors.js'
import { essence, isJson } from './http/media-types.js'
import { check, type Operation, operation } from './http/operation.js'
import { RouteTable, undecodedParams } from './http/paths.js'
import { checkBody, checkHead, responseFor, validatesResponses } from './http/responses.js'
import type { AuthOf } from './http/security.js'

export type { Contract } from './http/contract.js'
export { ErrorBody } from './http/envelope.js'
export { HttpError } from './http/errors.js'
export { binary, file, stream, UploadedFile } from './http/files.js'

export type HttpRequest = FastifyRequest

// `unknown`, since the routes of another API in the same program declare the same members.
declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: unknown
  }
  interface FastifyRequest {
    /** Set when the request was authenticated for this operation. */
    operation: unknown
  }
}

/** The request as the contract describes it. What the contract does not mention is as Fastify has it. */
export interface TypedRequest<C extends Contract> extends Omit<FastifyRequest, 'params' | 'query' | 'headers' | 'body'> {
  auth: AuthOf<C>
  params: Parsed<C, 'params', FastifyRequest['params']>
  query: Parsed<C, 'query', FastifyRequest['query']>
  headers: ParsedHeaders<C, FastifyRequest['headers']>
  cookies: Parsed<C, 'cookies', unknown>
  body: ParsedBody<C>
}

interface Headers {
  header(name: string, value: string | string[]): this
}

/** After `reply.code(200)`: the bodies that go with this status. */
type Answer<R> = Headers &
  ([keyof ContentOf<R>] extends [never]
    ? { send(): FastifyReply }
    : {
        send(body: PlainBody<R>): FastifyReply
        /** Anything but JSON says what it is, then is sent. */
        type<T extends keyof ContentOf<R>>(type: T): Headers & { send(body: Sent<ContentOf<R>[T]>): FastifyReply }
      })

/** The reply as the contract describes it: every answer starts with its status. */
export interface TypedReply<C extends Contract>
  extends Omit<FastifyReply, 'code' | 'status' | 'send' | 'type' | 'headers' | keyof Headers>,
    Headers {
  code<S extends StatusOf<C>>(status: S): Answer<ResponseOf<C, S>>
  status<S extends StatusOf<C>>(status: S): Answer<ResponseOf<C, S>>
}

/** Sends with `reply`, or returns the body of a 200. */
type Returned<C extends Contract> = FastifyReply | (200 extends StatusOf<C> ? PlainBody<ResponseOf<C, 200>> : never)
type PlainBody<R> = Sent<ContentOf<R>[keyof ContentOf<R> & 'application/json']>
export type Handler<C extends Contract> = (request: TypedRequest<C>, reply: TypedReply<C>) => Promise<Returned<C>> | Returned<C>

/**
 * The options of a Fastify route that authenticates and validates as its contract says. Needs `acceptContracts` on the instance.
 *
 * @throws Error at startup for a contract that names a security scheme which security.ts does not have
 */
export function route<C extends Contract>(contract: C, handler: Handler<C>): RouteShorthandOptionsWithHandler {
  const own = operation(contract)
  const { params, query, headers, body } = contract
  const bodies = body === undefined || body instanceof z.core.$ZodType ? body : z.union(Object.values(body))
  const schema = { params, querystring: query, headers, body: bodies, response: responseSchemas(contract) }
  return {
    schema: Object.fromEntries(Object.entries(schema).filter(([, part]) => part !== undefined)),
    validatorCompiler,
    serializerCompiler,
    config: { operation: own },
    handler(request, reply) {
      // Somebody who replaced `config` or forgot `acceptContracts` must not get an open route.
      if (request.operation !== own) throw new Error('acceptContracts(app) has to be called before the routes are registered')
      // What was validated is what the contract says, which the compiler cannot know.
      const typed: { request: object; reply: object } = { request, reply }
      return handler(typed.request as TypedRequest<C>, typed.reply as TypedReply<C>)
    },
  }
}

/** Replies that are not the handler's, so that no contract describes them. */
const failed = new WeakSet<FastifyReply>()

/** By status as Fastify spells it. Answers without a body, and those that are no JSON, have no schema. */
function responseSchemas({ responses }: Contract): Record<string, unknown> {
  const rows = Object.entries(responses).flatMap(([status, response]) => {
    const schema = response instanceof z.core.$ZodType ? response : response.content?.['application/json']
    if (schema === undefined || schema instanceof z.ZodVoid) return []
    const wrapped = envelope && /^[123]/.test(status) ? envelope.schema(schema) : schema
    const content = response instanceof z.core.$ZodType ? wrapped : { content: { 'application/json': { schema: wrapped } } }
    return [[status.toLowerCase(), content]]
  })
  return Object.fromEntries(rows)
}

const validatorCompiler: FastifySchemaCompiler<FastifySchema> = ({ schema: given, httpPart = '' }) => {
  const schema = zodOf(given)
  const part = httpPart === 'querystring' ? 'query' : httpPart === 'headers' || httpPart === 'params' ? httpPart : 'body'
  return (data: unknown) => {
    const wrong: ErrorDetail[] = []
    const value = data instanceof ReadBody ? check(part, data.schema, data.value, wrong) : check(part, schema, data, wrong)
    return wrong.length > 0 ? { error: validationFailed(wrong) } : { value }
  }
}

const serializerCompiler: FastifySerializerCompiler<FastifySchema> = ({ schema: given, httpStatus }) => {
  if (!validatesResponses) return JSON.stringify
  const schema = zodOf(given)
  return (data: unknown) => {
    checkBody(httpStatus ?? '', schema, data)
    return JSON.stringify(data)
  }
}

function zodOf(schema: object): Schema {
  if (schema instanceof z.core.$ZodType) return schema
  throw new Error('The schemas of this route have to be zod schemas')
}

/** What the routes of contracts need of the instance they are registered on: authentication, bodies of all kinds, decoded parameters. */
export function acceptContracts(app: FastifyInstance): void {
  app.decorateRequest('operation', null)
  app.decorateRequest('auth', null)
  if (!app.hasRequestDecorator('cookies')) app.decorateRequest('cookies', null)
  const parse = app.getDefaultJsonParser('ignore', 'ignore')
  unlessPresent(() =>
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
      // Many clients name a media type without sending a body, for instance with DELETE.
      if (text === '') done(null, undefined)
      else parse(request, String(text), done)
    }),
  )
  // Everything else is left unread here: how much of it is read, and as what, depends on the contract.
  for (const type of ['text/plain', '*']) {
    unlessPresent(() => app.addContentTypeParser(type, (_request, _payload, done) => done(null, undefined)))
  }

  if (envelope) {
    app.addHook('preSerialization', async (request, reply, payload) => {
      return failed.has(reply) || reply.statusCode >= 400 ? payload : envelope?.wrap(payload, request.id)
    })
  }
  // A hook costs every request something, so that each route has those that it needs, ahead of its own.
  app.addHook('onRoute', (options) => {
    const { operation: own } = (options.config ?? {}) as { operation?: Operation }
    if (own === undefined) return
    if (own.authenticate !== undefined) options.onRequest = [authentication(own), options.onRequest ?? []].flat()
    options.preValidation = [decoding(own), options.preValidation ?? []].flat()
    if (validatesResponses || answersText(own.contract)) options.onSend = [finishAnswer, options.onSend ?? []].flat()
  })
}

function authentication(own: Operation): onRequestHookHandler {
  return (request, _reply, done) => {
    own.authenticate?.(request.raw, request).then((auth) => {
      Object.assign(request, { auth, operation: own })
      done()
    }, done)
  }
}

/** Calls `done` where nothing has to be waited for: a promise would cost more than the validation. */
function decoding(own: Operation): preValidationHookHandler {
  return (request, reply, done) => {
    if (own.authenticate === undefined) request.operation = own
    const read = own.readBody?.(request.raw, reply.raw, request.body)
    if (read instanceof Promise) return read.then((body) => decodeRequest(own, request, body))
    decodeRequest(own, request, read)
    done()
  }
}

const finishAnswer: onSendHookHandler = (request, reply, payload, done) => {
  const own = operationOf(request)
  if (own === null || failed.has(reply)) return done(null, payload)
  // In production only text needs a look: it may have to become JSON.
  if (!validatesResponses && !isText(reply, payload)) return done(null, payload)
  try {
    done(null, finish(own.contract, reply, payload))
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
  }
}

/** Whether a handler may send a string that is meant as JSON. */
function answersText({ responses }: Contract): boolean {
  const never = [z.ZodObject, z.ZodArray, z.ZodVoid]
  return Object.values(responses).some((response) => response instanceof z.core.$ZodType && !never.some((type) => response instanceof type))
}

/** Puts the parts of a request where Fastify looks for what it validates; it does not know cookies, so they are checked here. */
function decodeRequest(own: Operation, request: FastifyRequest, body: ReadBody | undefined): void {
  if (own.readBody) request.body = body
  if (!own.hasParts) return
  const parts = own.decode(request.raw, Object(request.params), () => undecodedParams(request.routeOptions.url ?? '', request.url))
  Object.assign(request, parts)
  if (own.contract.cookies === undefined) return
  const wrong: ErrorDetail[] = []
  Object.assign(request, { cookies: check('cookies', own.contract.cookies, parts.cookies, wrong) })
  if (wrong.length > 0) throw validationFailed([...wrong, ...own.problemsAfter('cookies', request)])
}

/** What this module put there itself. */
function operationOf(request: FastifyRequest): Operation | null {
  return request.operation as Operation | null
}

/** Where the application has a parser of its own, the contract is checked against what that makes of the body. */
function unlessPresent(addParser: () => void): void {
  try {
    addParser()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_ALREADY_PRESENT')) throw error
  }
}

function isText(reply: FastifyReply, payload: unknown): boolean {
  return typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/plain')
}

/** What no serializer sees: text, status and headers. */
function finish(contract: Contract, reply: FastifyReply, payload: unknown): unknown {
  const text = isText(reply, payload)
  // Fastify sends a string as text; where the contract has nothing but a schema, it is a JSON string.
  const json = text && responseFor(contract, reply.statusCode) instanceof z.core.$ZodType
  if (json) reply.type('application/json; charset=utf-8')
  const type = String(reply.getHeader('content-type') ?? '')
  if (validatesResponses) {
    const schema = checkHead(contract, reply.statusCode, reply.getHeaders())
    const serialized = typeof payload === 'string' && !json && isJson(essence(type))
    if (!serialized) checkBody(reply.statusCode, schema, payload ?? undefined)
  }
  return json ? JSON.stringify(envelope && reply.statusCode < 400 ? envelope.wrap(payload, reply.request.id) : payload) : payload
}

/** What a whole application does alike: ids of requests, the error envelope, 404 and 405. Comes before the routes. */
export function answerErrors(app: FastifyInstance): void {
  const table = new RouteTable()
  app.addHook('onRoute', ({ url, method }) => table.add(url, [method].flat()))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.setErrorHandler(errorHandler)
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowHeader(table.methodsAt(request.url.split('?', 1)[0] ?? ''))
    if (allowed.length === 0) throw notFoundError()
    if (request.method !== 'OPTIONS') throw methodNotAllowedError(request.method, allowed)
    return reply.header('allow', allowed.join(', ')).send('')
  })
}

/** Turns whatever was thrown into the error envelope. */
export function errorHandler(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = withOthers(toHttpError(thrown), request)
  if (error.status >= 500) request.log.error({ err: error.cause ?? error.message }, `${request.method} ${request.url}`)
  failed.add(reply)
  // Fastify closes the connection on a body that is too large; a client that is still sending would see a reset instead of the answer.
  if (error.status === 413) reply.removeHeader('connection')
  reply
    .code(error.status)
    .header('x-request-id', request.id)
    .headers(error.headers)
    .type(`${errorType}; charset=utf-8`)
    .serializer(JSON.stringify)
    .send(errorBody(error, request.id))
}

/** Fastify stops at the first part that is wrong; the client should hear of everything at once. */
function withOthers(error: HttpError, request: FastifyRequest): HttpError {
  const own = operationOf(request)
  if (own === null || !('validationContext' in error)) return error
  const part = error.validationContext === 'querystring' ? 'query' : String(error.validationContext)
  return validationFailed([...error.details, ...own.problemsAfter(part, request)])
}
