import type { Encoding, Header, MediaType, Operation, Parameter, ParameterLocation, RequestBody, Response } from '../model/model.js'
import type { JsonSchema, SchemaObject } from '../model/schema.js'
import { zodOf } from '../schema/zod.js'
import { docComment, literal, propertyKey, prose } from './escape.js'
import { mediaKind } from './media-kind.js'
import type { FragmentScope } from './scope.js'

/** Where each kind of parameter stands in a contract, and the style OpenAPI gives it when the document says nothing. */
const LOCATIONS: readonly { readonly in: ParameterLocation; readonly field: string; readonly style: string; readonly explode: boolean }[] =
  [
    { in: 'path', field: 'params', style: 'simple', explode: false },
    { in: 'query', field: 'query', style: 'form', explode: true },
    { in: 'header', field: 'headers', style: 'simple', explode: false },
    { in: 'cookie', field: 'cookies', style: 'form', explode: true },
  ]

export interface OperationScopes {
  readonly request: FragmentScope
  readonly files: FragmentScope
  readonly response: FragmentScope
}

/**
 * One entry of a contract file: what the operation accepts and answers.
 *
 * @param name identifier of the entry
 */
export function renderOperation(operation: Operation, name: string, scopes: OperationScopes): string {
  const fields = [
    ...LOCATIONS.flatMap((location) => {
      const own = operation.parameters.filter((one) => one.in === location.in)
      return own.length === 0 ? [] : [`${location.field}: ${zodOf(parametersSchema(own), scopes.request, '  ')}`]
    }),
    ...renderStyles(operation.parameters),
    ...(operation.body === undefined ? [] : renderBody(operation.body, scopes)),
    `responses: ${renderResponses(operation.responses, scopes)}`,
    ...(operation.security.length === 0 ? [] : [`security: ${renderSecurity(operation.security)}`]),
  ]
  return `${docComment(describe(operation, name))}export const ${name} = {\n${fields.map((field) => `  ${field},\n`).join('')}} satisfies Contract\n`
}

function describe(operation: Operation, name: string): string {
  const tags = [
    ...(operation.named && operation.id !== name ? [`@operationId ${operation.id}`] : []),
    ...(operation.deprecated ? ['@deprecated'] : []),
  ]
  const text = [operation.summary, operation.description === operation.summary ? undefined : operation.description]
  return [
    ...text.flatMap((one) => (one === undefined || one.trim() === '' ? [] : [prose(one.trim())])),
    ...(tags.length === 0 ? [] : [tags.join('\n')]),
  ].join('\n\n')
}

/** The parameters of one location as an object schema, so that optional members, defaults and descriptions come out as in any object. */
export function parametersSchema(parameters: readonly (Parameter | Header)[]): SchemaObject {
  const key = (one: Parameter | Header): string => ('in' in one && one.in !== 'header' ? one.name : one.name.toLowerCase())
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((one) => [key(one), annotated(one)])),
    required: parameters.filter((one) => one.required).map(key),
  }
}

/** A parameter goes one way only: that its schema is `readOnly` where it is a property does not hide it. */
function annotated({ schema, description, deprecated }: Parameter | Header): JsonSchema {
  if (typeof schema === 'boolean' && description === undefined && !deprecated) return schema
  const base: SchemaObject = schema === true ? {} : schema === false ? { not: {} } : schema
  const annotations = { ...(description !== undefined && { description }), ...(deprecated && { deprecated }) }
  return { ...base, ...annotations, readOnly: false, writeOnly: false }
}

/** The styles that differ from what OpenAPI presumes for the location. */
function renderStyles(parameters: readonly Parameter[]): readonly string[] {
  const fields = LOCATIONS.flatMap((location) => {
    const entries = parameters.flatMap((one) => {
      if (one.in !== location.in) return []
      const key = propertyKey(one.in === 'header' ? one.name.toLowerCase() : one.name)
      if (one.mediaType !== undefined) return [`${key}: ${literal({ mediaType: one.mediaType })}`]
      const usual = one.style === location.style && one.explode === location.explode
      return usual ? [] : [`${key}: ${literal({ style: one.style, explode: one.explode })}`]
    })
    return entries.length === 0 ? [] : [`    ${location.field}: {\n${entries.map((entry) => `      ${entry},\n`).join('')}    },\n`]
  })
  return fields.length === 0 ? [] : [`styles: {\n${fields.join('')}  }`]
}

function renderBody(body: RequestBody, scopes: OperationScopes): readonly string[] {
  const optional = body.required ? '' : '.optional()'
  const [first] = body.content
  if (first === undefined) return []
  const plain = body.content.length === 1 && first.type === 'application/json'
  const text = plain
    ? requestSchema(first, scopes, '  ') + optional
    : `{\n${body.content.map((one) => `    ${propertyKey(one.type)}: ${requestSchema(one, scopes, '    ')}${optional},\n`).join('')}  }`
  return [`body: ${text}`, ...renderEncodings(body.content)]
}

function renderEncodings(content: readonly MediaType[]): readonly string[] {
  const rows = content.flatMap((media) => {
    const entries = [...media.encoding].flatMap(([property, encoding]) => {
      const known = encodingFields(encoding)
      return Object.keys(known).length === 0 ? [] : [`      ${propertyKey(property)}: ${literal(known)},\n`]
    })
    return entries.length === 0 ? [] : [`    ${propertyKey(media.type)}: {\n${entries.join('')}    },\n`]
  })
  return rows.length === 0 ? [] : [`encoding: {\n${rows.join('')}  }`]
}

function encodingFields({ contentType, style, explode }: Encoding): object {
  return {
    ...(contentType !== undefined && { contentType }),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
  }
}

function requestSchema(media: MediaType, scopes: OperationScopes, indent: string): string {
  const kind = mediaKind(media.type)
  if (kind === 'binary') return `${scopes.request.http('stream')}()`
  if (kind === 'text') return textSchema(media.schema, scopes.request, indent)
  const scope = kind === 'multipart' ? scopes.files : scopes.request
  return zodOf(media.schema ?? true, scope, indent)
}

function responseSchema(media: MediaType, scopes: OperationScopes, indent: string): string {
  const kind = mediaKind(media.type)
  if (kind === 'json' || kind === 'form') return zodOf(media.schema ?? true, scopes.response, indent)
  return kind === 'text' ? textSchema(media.schema, scopes.response, indent) : `${scopes.response.http('binary')}()`
}

/** Text is text: a schema that says more than `string` describes what an XML or YAML parser would make of it, which is not kit's to check. */
function textSchema(schema: JsonSchema | undefined, scope: FragmentScope, indent: string): string {
  return typeof schema === 'object' && schema.type === 'string' ? zodOf(schema, scope, indent) : 'z.string()'
}

function renderResponses(responses: readonly Response[], scopes: OperationScopes): string {
  if (responses.length === 0) return '{ default: z.unknown() }'
  const succeeds = responses.some((one) => /^[23]/.test(one.status))
  const rows = responses.map((response) => {
    const isError = /^[45]/.test(response.status) || (response.status === 'default' && succeeds)
    return `${docComment(prose(response.description), '    ')}    ${propertyKey(response.status)}: ${renderResponse(response, isError, scopes)},\n`
  })
  return `{\n${rows.join('')}  }`
}

/** @param isError whether the status stands for failures, whose body is kit's error envelope where the document leaves it open */
function renderResponse(response: Response, isError: boolean, scopes: OperationScopes): string {
  const [first] = response.content
  const plain = response.content.length === 1 && first?.type === 'application/json'
  if (response.headers.length === 0) {
    if (first === undefined) return isError ? scopes.response.http('ErrorBody') : 'z.void()'
    if (plain) return first.schema === undefined && isError ? scopes.response.http('ErrorBody') : responseSchema(first, scopes, '    ')
  }
  const headers =
    response.headers.length === 0 ? '' : `      headers: ${zodOf(parametersSchema(response.headers), scopes.response, '      ')},\n`
  const entries = response.content.map((media) => `        ${propertyKey(media.type)}: ${responseSchema(media, scopes, '        ')},\n`)
  if (first === undefined && isError) entries.push(`        'application/json': ${scopes.response.http('ErrorBody')},\n`)
  return `{\n${headers}${entries.length === 0 ? '' : `      content: {\n${entries.join('')}      },\n`}    }`
}

function renderSecurity(security: Operation['security']): string {
  const rows = security.map((alternative) => {
    const entries = [...alternative].map(([name, needed]) => `${propertyKey(name)}: ${literal(needed)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  })
  return `[${rows.join(', ')}]`
}
