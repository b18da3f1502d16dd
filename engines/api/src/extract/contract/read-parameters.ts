import type { ObjectValue, Value } from '../../evaluate/value.js'
import { isJsonObject, type JsonObject } from '../../model/json.js'
import type { Header, Parameter, ParameterLocation, ParameterStyle } from '../../model/model.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { defaultStyle, styleNamed } from '../../read/parameter-style.js'
import { constantOf, memberOf } from '../constant.js'
import type { ContractReading } from './contract-reading.js'

const FIELDS: readonly (readonly [string, ParameterLocation])[] = [
  ['params', 'path'],
  ['query', 'query'],
  ['headers', 'header'],
  ['cookies', 'cookie'],
]

/** The parameters of a contract: the properties of its `params`, `query`, `headers` and `cookies`, with what `styles` says of them. */
export function readParameters(reading: ContractReading, contract: ObjectValue): readonly Parameter[] {
  const styles = memberOf(contract, 'styles')
  return FIELDS.flatMap(([field, location]) => {
    const value = memberOf(contract, field)
    if (value === undefined || value.kind === 'literal') return []
    const written = memberOf(styles, field)
    const own = written && constantOf(written)
    return members(reading, value).map(({ name, schema, required }): Parameter => {
      const { description, deprecated, rest } = annotations(schema)
      return {
        name,
        in: location,
        required: required || location === 'path',
        schema: rest,
        ...styleOf(isJsonObject(own) ? own[name] : undefined, location),
        ...(description !== undefined && { description }),
        deprecated,
        rest: {},
        origin: reading.origin,
      }
    })
  })
}

/** The headers of a response. */
export function readHeaders(reading: ContractReading, value: Value): readonly Header[] {
  return members(reading, value).map(({ name, schema, required }) => {
    const { description, deprecated, rest } = annotations(schema)
    return {
      name,
      required,
      schema: rest,
      ...(description !== undefined && { description }),
      deprecated,
      rest: {},
      origin: reading.origin,
    }
  })
}

interface Property {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** The properties of an object schema, wherever in it they stand. */
function members(reading: ContractReading, value: Value): readonly Property[] {
  const found = new Map<string, Property>()
  const visit = (schema: JsonSchema): void => {
    if (typeof schema === 'boolean') return
    for (const one of schema.allOf ?? []) visit(one)
    for (const [name, one] of Object.entries(schema.properties ?? {})) {
      const required = schema.required?.includes(name) === true || found.get(name)?.required === true
      found.set(name, { name, schema: one, required })
    }
  }
  const schema = reading.inline(value)
  visit(schema)
  if (found.size === 0 && !(typeof schema === 'object' && schema.type === 'object'))
    reading.context.note(value, 'The parameters in this schema can not be told apart.')
  return [...found.values()]
}

/** A description belongs to the parameter, as does that it is deprecated. */
function annotations(schema: JsonSchema): { readonly description?: string; readonly deprecated: boolean; readonly rest: JsonSchema } {
  if (typeof schema === 'boolean') return { deprecated: false, rest: schema }
  const { description, deprecated, ...rest }: SchemaObject = schema
  return { ...(description !== undefined && { description }), deprecated: deprecated === true, rest }
}

function styleOf(written: unknown, location: ParameterLocation): Pick<Parameter, 'style' | 'explode' | 'mediaType'> {
  const own: JsonObject = isJsonObject(written) ? written : {}
  const { style: name, explode, mediaType } = own
  const style: ParameterStyle = anyStyle(name, location) ?? defaultStyle(location)
  return {
    style,
    explode: typeof explode === 'boolean' ? explode : style === 'form',
    ...(typeof mediaType === 'string' && { mediaType }),
  }
}

/** Swagger's tab-delimited lists have no name in OpenAPI 3. */
function anyStyle(name: unknown, location: ParameterLocation): ParameterStyle | undefined {
  if (typeof name !== 'string') return undefined
  if (name === 'tabDelimited') return name
  return styleNamed(name, location) ?? styleNamed(name, 'query') ?? styleNamed(name, 'path')
}
