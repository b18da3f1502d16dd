import type { FastifyContextConfig, FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import type { ContentOf, Contract, Parsed, ParsedBody, ResponseOf, Sent, StatusOf } from './http/contract.js'
import { envelope, errorBody, errorType } from './http/envelope.js'
import { allowHeader, methodNotAllowedError, notFoundError, toHttpError } from './http/errors.js'
import { type Operation, operation } from './http/operation.js'
import { serializerFor, validatorFor } from './http/compilers.js'
import type { AuthOf } from './http/security.js'

export type { Contract } from './http/contract.js'
export { ErrorBody } from './http/envelope.js'
export { HttpError } from './http/errors.js'
export { binary, file, stream, UploadedFile } from './http/files.js'

export type HttpRequest = FastifyRequest
