import type { Parameter } from '../../model/model.js'
import { defaultStyle } from '../../read/parameter-style.js'
import { schemaValue } from './schema-value.js'
import { swaggerParameter } from './swagger-value.js'
import { defined, type Writing } from './writing.js'

/** A parameter; what is so by default is not said. */
export function parameterValue(parameter: Parameter, writing: Writing): Record<string, unknown> {
  if (writing.version === '2.0') return swaggerParameter(parameter, writing)
  const { name, required, description, deprecated, style, explode, schema, mediaType, rest } = parameter
  const tabs = style === 'tabDelimited'
  if (tabs) writing.unsaid('collectionFormat: tsv', 'x-collectionFormat')
  const value = schemaValue(schema, writing)
  const content = mediaType === undefined ? undefined : { [mediaType]: schema === true ? {} : { schema: value } }
  return defined({
    name,
    in: parameter.in,
    description,
    required: required || undefined,
    deprecated: deprecated || undefined,
    style: tabs || style === defaultStyle(parameter.in) ? undefined : style,
    explode: explode === (style === 'form') ? undefined : explode,
    schema: content === undefined ? value : undefined,
    content,
    ...(tabs && { 'x-collectionFormat': 'tsv' }),
    ...rest,
  })
}
