import type { Header, MediaType, Operation, Parameter, RequestBody, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { isRecord, type JsonRecord } from '../../read/record.js'
import { VALUE_KEYS } from '../../read/swagger-value.js'
import { schemaValue } from './schema-value.js'
import { defined, type Writing } from './writing.js'

const FORMS = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)$/i

/** A schema as members of a parameter or header of Swagger 2.0; as its `schema` where it says more than those can. */
function valueMembers(schema: JsonSchema, writing: Writing): JsonRecord {
  const written = schemaValue(schema, writing)
  if (!isRecord(written)) return {}
  const simple = Object.keys(written).every((key) => VALUE_KEYS.some((one) => one === key) || key.startsWith('x-'))
  return simple ? written : { schema: written }
}

/** A parameter that is no body, in the words of Swagger 2.0. */
export function swaggerParameter(parameter: Parameter, writing: Writing): JsonRecord {
  const { name, description, required, deprecated, schema, rest } = parameter
  const isList = isRecord(schema) && schema.type === 'array'
  return defined({
    name,
    in: parameter.in,
    description,
    required: required || undefined,
    ...valueMembers(schema, writing),
    collectionFormat: isList ? collectionFormat(parameter) : undefined,
    'x-deprecated': deprecated || undefined,
    ...rest,
  })
}

function collectionFormat({ style, explode }: Pick<Parameter, 'style' | 'explode'>): string | undefined {
  if (style === 'spaceDelimited') return 'ssv'
  if (style === 'pipeDelimited') return 'pipes'
  if (style === 'tabDelimited') return 'tsv'
  return explode ? 'multi' : undefined
}

/** A body as the parameters that it is in Swagger 2.0: one, or one for each field of a form. */
export function swaggerBody(body: RequestBody, writing: Writing): readonly JsonRecord[] {
  const { description, required, content, rest } = body
  const [first] = content
  const schema = first?.schema
  if (first !== undefined && FORMS.test(first.type) && isRecord(schema) && schema.$ref === undefined) return formFields(first, writing)
  return [
    defined({
      name: 'body',
      in: 'body',
      description,
      required: required || undefined,
      schema: schema === undefined ? undefined : schemaValue(schema, writing),
      ...rest,
    }),
  ]
}

function formFields({ schema, encoding }: MediaType, writing: Writing): readonly JsonRecord[] {
  if (!isRecord(schema)) return []
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...members } = isRecord(property) ? property : {}
    const one = encoding.get(name)
    const format = one === undefined ? undefined : collectionFormat({ style: one.style ?? 'form', explode: one.explode ?? false })
    const isFile = members['format'] === 'binary' && members['type'] === 'string'
    return defined({
      name,
      in: 'formData',
      description,
      required: required.includes(name) || undefined,
      ...(isFile ? { type: 'file' } : valueMembers(members, writing)),
      collectionFormat: format,
    })
  })
}

/** A response in the words of Swagger 2.0, whose media types are the operation's `produces`. */
export function swaggerResponse({ description, headers, content, rest }: Response, writing: Writing): JsonRecord {
  const schema = content[0]?.schema
  return defined({
    description,
    schema: schema === undefined ? undefined : schemaValue(schema, writing),
    headers: headers.length === 0 ? undefined : Object.fromEntries(headers.map((one) => [one.name, swaggerHeader(one, writing)])),
    ...rest,
  })
}

function swaggerHeader({ description, schema, rest }: Header, writing: Writing): JsonRecord {
  return defined({ description, ...valueMembers(schema, writing), ...rest })
}

/** The media types of an operation's body and of its responses. */
export function swaggerTypes({ body, responses }: Operation): {
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
} {
  return {
    consumes: (body?.content ?? []).map(({ type }) => type),
    produces: [...new Set(responses.flatMap(({ content }) => content.map(({ type }) => type)))],
  }
}
