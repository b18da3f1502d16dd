import type { JsonObject, JsonValue } from './json.js'

export type JsonSchemaType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** A JSON Schema of draft 2020-12, or `true` (anything) and `false` (nothing). */
export type JsonSchema = boolean | SchemaObject

/**
 * The keywords kit reads. Others (`x-…`, `xml`, `externalDocs`) stay on the object and are carried along untouched.
 * `$ref` is always `#/components/schemas/<name>`: the reader makes every other reference one of these.
 */
export interface SchemaObject {
  readonly [keyword: string]: unknown
  readonly $ref?: string
  readonly $comment?: string
  readonly type?: JsonSchemaType | readonly JsonSchemaType[]
  readonly enum?: readonly JsonValue[]
  readonly const?: JsonValue
  readonly title?: string
  readonly description?: string
  readonly default?: JsonValue
  readonly deprecated?: boolean
  readonly readOnly?: boolean
  readonly writeOnly?: boolean
  readonly examples?: readonly JsonValue[]
  readonly format?: string
  readonly allOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly not?: JsonSchema
  readonly if?: JsonSchema
  readonly then?: JsonSchema
  readonly else?: JsonSchema
  readonly discriminator?: Discriminator
  readonly multipleOf?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly contentEncoding?: string
  readonly contentMediaType?: string
  readonly contentSchema?: JsonSchema
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly contains?: JsonSchema
  readonly minContains?: number
  readonly maxContains?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly unevaluatedItems?: JsonSchema
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema
  readonly patternProperties?: { readonly [pattern: string]: JsonSchema }
  readonly propertyNames?: JsonSchema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: { readonly [name: string]: readonly string[] }
  readonly dependentSchemas?: { readonly [name: string]: JsonSchema }
  readonly unevaluatedProperties?: JsonSchema
}

export interface Discriminator {
  readonly propertyName: string
  /** Value → schema name (the reader has resolved the references). */
  readonly mapping?: { readonly [value: string]: string }
  readonly [extension: string]: unknown
}

const PREFIX = '#/components/schemas/'

/** The `$ref` that points at a named schema (RFC 6901 escaping). */
export function schemaRef(name: string): string {
  return PREFIX + name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The name a `$ref` points at, or undefined when it is not a reference to a named schema. */
export function refName(ref: string): string | undefined {
  if (!ref.startsWith(PREFIX)) return undefined
  const name = ref.slice(PREFIX.length)
  return name.includes('~') ? name.replaceAll('~1', '/').replaceAll('~0', '~') : name
}

export type { JsonObject }
