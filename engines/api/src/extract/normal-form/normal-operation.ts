import type { JsonObject, JsonValue } from '../../model/json.js'
import type { MediaType, Operation, Parameter } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { defaultStyle } from '../../read/parameter-style.js'
import { parametersSchema } from '../../render/operation.js'
import type { Resolve } from '../../schema/types.js'
import { proseOf } from './normal-keywords.js'
import { normalSchema } from './normal-schema.js'
import { canonical } from './normal-types.js'

/** What of an operation has a normal form: all that a contract says. */
export type ContractModel = Pick<
  Operation,
  'id' | 'summary' | 'description' | 'deprecated' | 'parameters' | 'body' | 'responses' | 'security'
>

/** An operation as plain data: parameters and responses by name, styles only where they are not OpenAPI's own. */
export function normalOperation(operation: ContractModel, resolve: Resolve): JsonObject {
  const { parameters, body, responses, security, deprecated } = operation
  const normal = (schema: JsonSchema): JsonValue => normalSchema(schema, resolve)
  return {
    text: textOf(operation),
    deprecated,
    parameters: Object.fromEntries(
      (['path', 'query', 'header', 'cookie'] as const).flatMap((location) => {
        const own = parameters.filter((one) => one.in === location)
        return own.length === 0 ? [] : [[location, normal(parametersSchema(own))]]
      }),
    ),
    styles: Object.fromEntries(parameters.flatMap((one) => styleOf(one))),
    ...(body !== undefined && body.content.length > 0 && { body: { required: body.required, content: contentOf(body.content, normal) } }),
    responses: Object.fromEntries(
      responses.map((one) => [
        one.status,
        {
          description: proseOf(one.description),
          headers: one.headers.length === 0 ? true : normal(parametersSchema(one.headers)),
          content: contentOf(one.content, normal),
        },
      ]),
    ),
    security: security.map((one) => Object.fromEntries(one)).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
  }
}

/** Summary and description are one text, of which the summary is the first paragraph; a description that repeats it adds nothing. */
function textOf({ summary = '', description = '' }: ContractModel): string {
  const [first, second] = [proseOf(summary), proseOf(description)]
  return [...new Set([first, second])].filter((one) => one !== '').join('\n\n')
}

function styleOf(one: Parameter): readonly (readonly [string, JsonValue])[] {
  const key = `${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`
  if (one.mediaType !== undefined) return [[key, { mediaType: one.mediaType }]]
  const usual = defaultStyle(one.in)
  if (one.style === usual && one.explode === (usual === 'form')) return []
  return [[key, { style: one.style, explode: one.explode }]]
}

/** No schema at all lets anything pass, as `true` does. */
function contentOf(content: readonly MediaType[], normal: (schema: JsonSchema) => JsonValue): JsonObject {
  return Object.fromEntries(
    content.map((media) => [
      media.type,
      {
        schema: normal(media.schema ?? true),
        encoding: Object.fromEntries(
          [...media.encoding].flatMap(([property, { contentType, style, explode }]): [string, JsonValue][] => {
            const known = {
              ...(contentType !== undefined && { contentType }),
              ...(style !== undefined && { style }),
              ...(explode !== undefined && { explode }),
            }
            return Object.keys(known).length === 0 ? [] : [[property, known]]
          }),
        ),
      },
    ]),
  )
}
