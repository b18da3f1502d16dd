import type { Encoding, Header, MediaType, RequestBody, Response } from '../../model/model.js'
import { schemaValue } from './schema-value.js'
import { swaggerResponse } from './swagger-value.js'
import { defined, type Writing } from './writing.js'

/** A request body, or a `$ref` to one. */
export function bodyValue(body: RequestBody, writing: Writing): Record<string, unknown> {
  const { description, required, content, rest } = body
  return defined({ description, required: required || undefined, content: contentValue(content, writing), ...rest })
}

/** A response without its status. */
export function responseValue(response: Response, writing: Writing): Record<string, unknown> {
  if (writing.version === '2.0') return swaggerResponse(response, writing)
  const { description, headers, content, rest } = response
  return defined({
    description,
    headers: headers.length === 0 ? undefined : headersValue(headers, writing),
    content: content.length === 0 ? undefined : contentValue(content, writing),
    ...rest,
  })
}

function headersValue(headers: readonly Header[], writing: Writing): Record<string, unknown> {
  return Object.fromEntries(headers.map((header) => [header.name, writing.used('headers', header, () => headerValue(header, writing))]))
}

/** A header without its name. */
export function headerValue(header: Header, writing: Writing): Record<string, unknown> {
  const { description, required, deprecated, schema, rest } = header
  return defined({
    description,
    required: required || undefined,
    deprecated: deprecated || undefined,
    schema: rest['content'] === undefined ? schemaValue(schema, writing) : undefined,
    ...rest,
  })
}

function contentValue(content: readonly MediaType[], writing: Writing): Record<string, unknown> {
  return Object.fromEntries(content.map((media) => [media.type, mediaTypeValue(media, writing)]))
}

function mediaTypeValue({ schema, encoding, rest }: MediaType, writing: Writing): Record<string, unknown> {
  return defined({
    schema: schema === undefined ? undefined : schemaValue(schema, writing),
    ...rest,
    encoding: encoding.size === 0 ? undefined : Object.fromEntries([...encoding].map(([name, one]) => [name, encodingValue(one)])),
  })
}

function encodingValue({ contentType, style, explode, rest }: Encoding): Record<string, unknown> {
  return defined({ contentType, style: style === 'tabDelimited' ? undefined : style, explode, ...rest })
}
