import type { Header, MediaType, NamedSchema, Operation, Parameter, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { withFiles } from '../../render/expand.js'
import { mediaKind } from '../../render/media-kind.js'
import { takesBody } from '../../render/takes-body.js'
import type { Resolve } from '../../schema/types.js'
import { type CarriedContext, carriedSchema } from './carried-schema.js'
import type { Losses } from './losses.js'
import type { ContractModel } from './normal-operation.js'

/** An operation of a document, without what its contract does not carry. */
export function carriedOperation(operation: Operation, schemas: ReadonlyMap<string, NamedSchema>, losses: Losses): ContractModel {
  const resolve: Resolve = (name) => schemas.get(name)?.schema
  const context = (form: 'request' | 'response', files = false): CarriedContext => ({ resolve, losses, form, files, rule: false })
  const { body, rest, tags, named, method, ...others } = operation
  for (const key of Object.keys(rest)) losses.add(key.startsWith('x-') ? 'extensions of operations' : `\`${key}\` of operations`)
  losses.add('names of tags', Math.min(tags.length, 1))
  losses.add('further tags', Math.max(tags.length - 1, 0))
  if (!named) losses.add('operations without an operationId')
  if (body !== undefined && !takesBody(method)) losses.add('bodies of GET, HEAD and TRACE')
  const taken = body !== undefined && takesBody(method) ? body : undefined
  if (taken?.description !== undefined) losses.add('descriptions of bodies')
  countShared(taken, losses)
  return {
    ...others,
    parameters: operation.parameters.map((one) => carriedParameter(one, context('request'))),
    ...(taken !== undefined && { body: { ...taken, content: taken.content.map((one) => requestMedia(one, schemas, context)) } }),
    responses: carriedResponses(operation.responses, context('response'), losses),
  }
}

function countShared(node: { readonly component?: string; readonly rest: object } | undefined, losses: Losses): void {
  if (node?.component !== undefined) losses.add('names of shared parameters, bodies, headers and responses')
  for (const key of Object.keys(node?.rest ?? {}))
    losses.add(key.startsWith('x-') ? 'extensions of parameters, bodies and responses' : `\`${key}\` of parameters, bodies and responses`)
}

/** One comment says what the parameter and its schema are. */
function carriedParameter<T extends Parameter | Header>(one: T, context: CarriedContext): T {
  countShared(one, context.losses)
  const own = typeof one.schema === 'object' ? one.schema : {}
  if (one.description !== undefined && own.description !== undefined && own.description !== one.description)
    context.losses.add('descriptions of parameters’ schemas')
  const property = carriedSchema(
    {
      type: 'object',
      properties: { value: { ...(one.schema === false ? { not: {} } : own), readOnly: false, writeOnly: false } },
      ...(one.required && { required: ['value'] }),
    },
    context,
  )
  const schema = typeof property === 'object' ? (property.properties?.['value'] ?? true) : true
  return { ...one, schema }
}

function requestMedia(
  media: MediaType,
  schemas: ReadonlyMap<string, NamedSchema>,
  context: (form: 'request', files: boolean) => CarriedContext,
): MediaType {
  const kind = mediaKind(media.type)
  const { losses } = context('request', false)
  countShared({ rest: media.rest }, losses)
  for (const { rest } of media.encoding.values()) countShared({ rest }, losses)
  if (kind === 'text') return { ...media, schema: textSchema(media.schema ?? { type: 'string' }, context('request', false)) }
  if (media.schema === undefined) return media
  if (kind === 'binary') return withoutSchema(media, losses)
  const files = kind === 'multipart'
  const schema = files ? withFiles(media.schema, schemas) : media.schema
  return { ...media, schema: carriedSchema(schema, context('request', files)) }
}

function withoutSchema({ schema: _, ...media }: MediaType, losses: Losses): MediaType {
  losses.add('schemas of bytes')
  return media
}

function textSchema(schema: JsonSchema, context: CarriedContext): JsonSchema {
  if (typeof schema === 'object' && schema.type === 'string') return carriedSchema(schema, context)
  context.losses.add('schemas of XML, YAML and other text')
  return { type: 'string' }
}

function carriedResponses(responses: readonly Response[], context: CarriedContext, losses: Losses): readonly Response[] {
  if (responses.length === 0) {
    losses.add('operations without responses')
    const origin = { file: '', pointer: '' }
    return [
      {
        status: 'default',
        description: '',
        headers: [],
        content: [{ type: 'application/json', encoding: new Map(), rest: {}, origin }],
        rest: {},
        origin,
      },
    ]
  }
  const succeeds = responses.some((one) => /^[23]/.test(one.status))
  return responses.map((response) => {
    countShared(response, losses)
    const isError = /^[45]/.test(response.status) || (response.status === 'default' && succeeds)
    return {
      ...response,
      headers: response.headers.map((one) => carriedParameter(one, context)),
      content: responseContent(response, isError, context),
    }
  })
}

function responseContent({ content, headers }: Response, isError: boolean, context: CarriedContext): readonly MediaType[] {
  const [first] = content
  if (isError && headers.length === 0 && content.length === 1 && first?.type === 'application/json' && first.schema === undefined) {
    context.losses.add('bodies of failures without a schema')
    return []
  }
  return content.map((media) => {
    countShared({ rest: media.rest }, context.losses)
    const kind = mediaKind(media.type)
    if (kind === 'text') return { ...media, schema: textSchema(media.schema ?? { type: 'string' }, context), encoding: new Map() }
    if (media.schema === undefined) return { ...media, encoding: new Map() }
    if (kind === 'binary' || kind === 'multipart') return { ...withoutSchema(media, context.losses), encoding: new Map() }
    return { ...media, schema: carriedSchema(media.schema, context), encoding: new Map() }
  })
}
