import { z } from 'zod'
import { isJsonObject, type JsonObject } from './json.js'
import { type ApiModel, HTTP_METHODS } from './model.js'
import { operationData } from './model-data.js'
import type { JsonSchema } from './schema.js'

/**
 * A model as text, to be kept in `.kit/`: what document and sources last agreed on. Maps become lists of pairs, so that their order and
 * names like `__proto__` survive.
 */
export function printModel(model: ApiModel): string {
  const { schemas, operations, securitySchemes } = model
  return `${JSON.stringify({ ...model, operations: operations.map(operationData), schemas: [...schemas], securitySchemes: [...securitySchemes] })}\n`
}

/**
 * A model from the data that `printModel` prints.
 *
 * @throws ZodError for anything else
 */
export function modelOfData(data: unknown): ApiModel {
  return Model.parse(data)
}

/** Reads what `printModel` wrote; undefined for anything else, such as the file of a future kit. */
export function parseModel(text: string): ApiModel | undefined {
  try {
    return modelOfData(JSON.parse(text))
  } catch {
    return undefined
  }
}

const Rest = z.custom<JsonObject>(isJsonObject)
const Schema = z.custom<JsonSchema>((value) => typeof value === 'boolean' || isJsonObject(value))
const Origin = z.object({ file: z.string(), pointer: z.string() })
const text = z.string().exactOptional()
const pairs = <Value>(value: z.ZodType<Value>) =>
  z
    .array(z.tuple([z.string(), z.unknown()]))
    .transform((entries) => new Map(entries.map(([key, one]): [string, Value] => [key, value.parse(one)])))

const style = z.enum(['simple', 'label', 'matrix', 'form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'])
const Encoding = z.object({ contentType: text, style: style.exactOptional(), explode: z.boolean().exactOptional(), rest: Rest })
const MediaType = z.object({ type: z.string(), schema: Schema.exactOptional(), encoding: pairs(Encoding), rest: Rest, origin: Origin })
const described = { required: z.boolean(), description: text, component: text, rest: Rest, origin: Origin }
const Header = z.object({ ...described, name: z.string(), schema: Schema, deprecated: z.boolean() })
const Parameter = z.object({
  ...described,
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  schema: Schema,
  style,
  explode: z.boolean(),
  mediaType: text,
  deprecated: z.boolean(),
})
const Response = z.object({
  status: z.string(),
  description: z.string(),
  headers: z.array(Header),
  content: z.array(MediaType),
  component: text,
  rest: Rest,
  origin: Origin,
})
/** One operation of what `operationData` makes. */
export const Operation = z.object({
  id: z.string(),
  named: z.boolean(),
  method: z.enum(HTTP_METHODS),
  path: z.string(),
  tags: z.array(z.string()),
  summary: text,
  description: text,
  deprecated: z.boolean(),
  parameters: z.array(Parameter),
  body: z.object({ ...described, content: z.array(MediaType) }).exactOptional(),
  responses: z.array(Response),
  security: z.array(pairs(z.array(z.string()))),
  rest: Rest,
  origin: Origin,
})
const schemeCommon = { description: text, rest: Rest, origin: Origin }
const SecurityScheme = z.discriminatedUnion('type', [
  z.object({ ...schemeCommon, type: z.literal('http'), scheme: z.string(), bearerFormat: text }),
  z.object({ ...schemeCommon, type: z.literal('apiKey'), in: z.enum(['query', 'header', 'cookie']), name: z.string() }),
  z.object({ ...schemeCommon, type: z.enum(['oauth2', 'openIdConnect', 'mutualTLS']) }),
])
export const NamedSchema = z.object({ name: z.string(), schema: Schema, origin: Origin })

/** All of a model but what can be many. */
export const Facts = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: text, rest: Rest }),
  servers: z.array(z.object({ url: z.string(), description: text, rest: Rest })),
  tags: z.array(z.object({ name: z.string(), description: text, rest: Rest })),
  securitySchemes: pairs(SecurityScheme),
  rest: Rest,
})
const Model: z.ZodType<ApiModel> = Facts.extend({ operations: z.array(Operation), schemas: pairs(NamedSchema) })
