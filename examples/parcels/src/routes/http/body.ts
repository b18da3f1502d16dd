import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, type Readable, Transform } from 'node:stream'
import { z } from 'zod'
import type { Contract, Schema } from './contract.js'
import { HttpError } from './errors.js'
import { isStream } from './files.js'
import { fieldsDecoder, formDecoder } from './forms.js'
import { bestRange, charsetOf, essence, isJson } from './media-types.js'
import { readMultipart } from './multipart.js'
import { type Pairs, parsePairs } from './pairs.js'
import { fromText } from './values.js'
import { wireOf } from './wire.js'

/** How much is read before a 413, in bytes. Files have limits of their own, see multipart.ts. */
export const limits = { text: 1024 * 1024, stream: 100 * 1024 * 1024 }

/** A body that was read but not checked yet, and the schema to check it against. */
export class ReadBody {
  constructor(
    readonly value: unknown,
    readonly schema: Schema,
  ) {}
}

/** Reads the body by its `Content-Type`; `parsed` is what a body parser in front of the route has made of it, if there is one. */
export type BodyReader = (message: IncomingMessage, response: ServerResponse, parsed: unknown) => ReadBody | Promise<ReadBody>

interface Entry {
  readonly range: string
  readonly schema: Schema
  readonly stream: boolean
  readonly fromForm: (pairs: Pairs) => unknown
  readonly fromFields: ReturnType<typeof fieldsDecoder>
}

/**
 * Prepares reading the bodies that an operation takes.
 *
 * @returns a reader that throws HttpError 415, 413, or 400 for what is not well-formed; `undefined` where the operation takes no body
 */
export function bodyReader({ body, encoding }: Contract): BodyReader | undefined {
  if (body === undefined) return undefined
  const entries = Object.entries(body instanceof z.core.$ZodType ? { 'application/json': body } : body).map(([type, schema]): Entry => {
    const properties = encoding?.[type]
    return {
      range: essence(type),
      schema,
      stream: isStream(schema),
      fromForm: formDecoder(schema, properties),
      fromFields: fieldsDecoder(schema, properties),
    }
  })
  const [first] = entries
  if (first === undefined) return undefined

  return (message, response, parsed) => {
    if (!hasBody(message)) return new ReadBody(undefined, first.schema)
    const contentType = message.headers['content-type'] ?? ''
    const entry = contentType === first.range ? first : entryFor(entries, contentType)
    const { schema } = entry
    if (parsed !== undefined) return new ReadBody(parsed, schema)
    if (message.readableEnded) return new ReadBody(undefined, schema)
    refuseCompressed(message)
    if (entry.stream) return new ReadBody(limited(message), schema)
    const type = essence(contentType)
    if (type === 'multipart/form-data') {
      return readMultipart(message, response).then((fields) => new ReadBody(entry.fromFields(fields), schema))
    }
    return readText(message, contentType).then((text) => new ReadBody(interpret(entry, type, text), schema))
  }
}

function entryFor(entries: readonly Entry[], contentType: string): Entry {
  const type = essence(contentType)
  const ranges = entries.map(({ range }) => range)
  const best = bestRange(type, ranges)
  const entry = entries.find(({ range }) => range === best)
  if (entry !== undefined && type !== '') return entry
  throw unsupported(type === '' ? 'A body needs a Content-Type' : `${type} is not taken here`, { Accept: ranges.join(', ') })
}

function interpret(entry: Entry, type: string, text: string): unknown {
  if (isJson(type)) return parseJson(text)
  if (type === 'application/x-www-form-urlencoded') return entry.fromForm(parsePairs(text))
  return fromText(wireOf(entry.schema), text)
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HttpError(400, 'malformed_body', 'The body is not valid JSON', { cause })
  }
}

/** RFC 9112, 6: a request has a body if it says how the body is framed. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

function refuseCompressed({ headers }: IncomingMessage): void {
  const coding = headers['content-encoding'] ?? 'identity'
  if (coding !== 'identity') throw unsupported(`Content-Encoding ${coding} is not supported`, { 'Accept-Encoding': 'identity' })
}

function unsupported(message: string, headers: Record<string, string> = {}): HttpError {
  return new HttpError(415, 'unsupported_media_type', message, { headers })
}

function tooLarge(limit: number): HttpError {
  // The connection stays open, and Node drops what is left of the body: a client that is still sending would else see a reset, not this.
  return new HttpError(413, 'body_too_large', `The body is larger than ${limit} bytes`)
}

function readText(message: IncomingMessage, contentType: string): Promise<string> {
  const charset = charsetOf(contentType) ?? 'utf-8'
  if (charset !== 'utf-8' && charset !== 'us-ascii') throw unsupported(`The charset has to be utf-8, not ${charset}`)
  if (Number(message.headers['content-length'] ?? 0) > limits.text) throw tooLarge(limits.text)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limits.text) return chunks.push(chunk)
      message.removeAllListeners('data').resume()
      return reject(tooLarge(limits.text))
    })
    message.on('end', () => resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')))
    message.on('error', (cause) => reject(new HttpError(400, 'malformed_body', 'The body ended too early', { cause })))
  })
}

function limited(message: IncomingMessage): Readable {
  if (Number(message.headers['content-length'] ?? 0) > limits.stream) throw tooLarge(limits.stream)
  let size = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limits.stream) done(tooLarge(limits.stream))
      else done(null, chunk)
    },
  })
  // Errors reach the handler through the stream it reads; the callback only keeps them from being thrown a second time.
  return pipeline(message, counter, () => {})
}
