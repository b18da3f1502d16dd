import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { defaultFits, defaultOf, isReadOnly, isWriteOnly } from '../../schema/defaults.js'
import { discriminatedMembers } from '../../schema/discriminator.js'
import { mergeAllOf } from '../../schema/merge.js'
import { PROTOTYPE_NAMES } from '../../schema/object-rules.js'
import type { Resolve } from '../../schema/types.js'
import { onlyRestricts } from '../../schema/unions.js'
import { carriedFormat } from './carried-format.js'
import type { Losses } from './losses.js'

/** Where a schema of a document stands, as far as it matters for what code carries of it. */
export interface CarriedContext {
  readonly resolve: Resolve
  readonly losses: Losses
  /** Which properties are left out: those of the other direction, or none, where both forms are written. */
  readonly form: 'both' | 'request' | 'response'
  /** In a multipart body binary strings are files. */
  readonly files: boolean
  /** It only checks: nobody reads its descriptions, and its defaults are not filled in. */
  readonly rule: boolean
}

/** `named` and `property` have a comment of their own in the code. */
type Position = 'named' | 'property' | 'inner'

const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const SINGLE: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'])
const RULES: ReadonlySet<string> = new Set([
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'dependentSchemas',
  'patternProperties',
])
const SAME: ReadonlySet<string> = new Set(
  '$ref type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems uniqueItems minContains maxContains minProperties maxProperties required dependentRequired'.split(
    ' ',
  ),
)
const ELSEWHERE: ReadonlySet<string> = new Set(
  'description title default deprecated readOnly writeOnly format pattern discriminator contentEncoding contentMediaType contentSchema'.split(
    ' ',
  ),
)

/** A schema of a document, without what code does not carry. */
export function carriedSchema(whole: JsonSchema, context: CarriedContext, position: Position = 'inner'): JsonSchema {
  if (typeof whole === 'boolean') return whole
  const { losses } = context
  const schema = withMergedBranches(whole)
  const kept: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || ELSEWHERE.has(keyword)) continue
    const within: CarriedContext = RULES.has(keyword) || isRule(keyword, schema) ? { ...context, rule: true } : context
    if (SAME.has(keyword)) kept[keyword] = value
    else if (keyword === 'properties') kept[keyword] = carriedProperties(schema, context)
    else if (MAPS.has(keyword)) kept[keyword] = mapped(value, (one) => carriedSchema(one, within))
    else if (LISTS.has(keyword) && Array.isArray(value))
      kept[keyword] = value.map((one: unknown) => (isSchema(one) ? carriedSchema(one, within) : one))
    else if (SINGLE.has(keyword) || RULES.has(keyword)) kept[keyword] = isSchema(value) ? carriedSchema(value, within) : value
    else losses.add(keyword.startsWith('x-') ? 'extensions of schemas' : `\`${keyword}\` of schemas`)
  }
  const string = carriedFormat(schema, context)
  const required = schema.required?.filter((name) => schema.properties?.[name] === undefined || !hidden(schema.properties[name], context))
  return {
    ...kept,
    ...(required !== undefined && { required }),
    ...string,
    ...carriedDiscriminator(schema, context),
    ...annotations(whole, context, position),
  }
}

/** What several branches of an `allOf` say of one property counts together, as it does in code: one may describe it and another require it. */
function withMergedBranches(schema: SchemaObject): SchemaObject {
  if (schema.allOf === undefined) return schema
  const { own, rest } = mergeAllOf(schema)
  return rest.length === 0 ? own : { ...own, allOf: rest.map((one) => one.schema) }
}

function isRule(keyword: string, schema: SchemaObject): boolean {
  if (keyword === 'anyOf' || keyword === 'oneOf') return schema[keyword]?.every(onlyRestricts) === true
  const special = Object.keys(schema.properties ?? {}).some((name) => PROTOTYPE_NAMES.has(name))
  return keyword === 'additionalProperties' && (special || Object.keys(schema.patternProperties ?? {}).length > 0)
}

function annotations(schema: SchemaObject, { losses, rule }: CarriedContext, position: Position): SchemaObject {
  const says = (text: unknown): text is string => typeof text === 'string' && text.trim() !== ''
  const { title, deprecated } = schema
  const description = says(schema.description) ? schema.description : says(title) ? title : undefined
  if (says(title) && title !== description) losses.add('titles of schemas')
  if (position !== 'inner' && !rule)
    return { ...(description !== undefined && { description }), ...(deprecated === true && { deprecated }) }
  if (description !== undefined) losses.add('descriptions of schemas that are neither named nor a property')
  if (deprecated === true) losses.add('`deprecated` of schemas that are neither named nor a property')
  if (position === 'inner') countUnplaced(schema, losses)
  return {}
}

function countUnplaced(schema: SchemaObject, losses: Losses): void {
  if (schema.default !== undefined) losses.add('defaults of what can not be left out')
  if (schema.readOnly === true || schema.writeOnly === true) losses.add('`readOnly` and `writeOnly` of what is no property')
}

function carriedProperties(schema: SchemaObject, context: CarriedContext): Readonly<Record<string, JsonSchema>> {
  const required = new Set(schema.required)
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, one]): [string, JsonSchema][] => {
      if (hidden(one, context)) {
        context.losses.add(
          context.form === 'both' ? 'properties that no direction has' : 'properties of unnamed schemas that only the other direction has',
        )
        return []
      }
      return [[name, carriedProperty(one, required.has(name), PROTOTYPE_NAMES.has(name) ? { ...context, rule: true } : context)]]
    }),
  )
}

function carriedProperty(schema: JsonSchema, required: boolean, context: CarriedContext): JsonSchema {
  const { resolve, losses, rule, form } = context
  const marks = {
    ...(form === 'both' && !rule && isReadOnly(schema, resolve) && { readOnly: true }),
    ...(form === 'both' && !rule && isWriteOnly(schema, resolve) && { writeOnly: true }),
  }
  // What one direction has not at all has one form.
  const inner = marks.readOnly === true ? 'response' : marks.writeOnly === true ? 'request' : form
  const kept = carriedSchema(schema, { ...context, form: inner }, 'property')
  if (form !== 'both' && !rule && (isReadOnly(schema, resolve) || isWriteOnly(schema, resolve)))
    losses.add('`readOnly` and `writeOnly` of what only one direction has')
  const fallback = carriedDefault(schema, required, context)
  const own = typeof schema === 'object' ? schema.default : undefined
  if (own !== undefined && fallback === undefined)
    losses.add(required ? 'defaults of what can not be left out' : 'defaults that do not fit')
  if (Object.keys(marks).length === 0 && fallback === undefined) return kept
  return {
    ...(typeof kept === 'boolean' ? (kept ? {} : { not: {} }) : kept),
    ...marks,
    ...(fallback !== undefined && { default: fallback }),
  }
}

function carriedDefault(schema: JsonSchema, required: boolean, { resolve, rule }: CarriedContext): JsonValue | undefined {
  const fallback = required || rule ? undefined : defaultOf(schema, resolve)
  return fallback !== undefined && defaultFits(schema, fallback, resolve) ? fallback : undefined
}

/** Whether no form has a property that the one in question could have. */
function hidden(schema: JsonSchema | undefined, { form, resolve }: CarriedContext): boolean {
  if (schema === undefined) return false
  const inRequest = !isReadOnly(schema, resolve)
  const inResponse = !isWriteOnly(schema, resolve)
  return form === 'both' ? !inRequest && !inResponse : form === 'request' ? !inRequest : !inResponse
}

/** A discriminator counts where it tells which value stands for which member. */
function carriedDiscriminator(schema: SchemaObject, { resolve, losses }: CarriedContext): SchemaObject {
  const { discriminator } = schema
  if (discriminator === undefined) return {}
  const members = (schema.oneOf ?? schema.anyOf)?.filter((one) => !(typeof one === 'object' && one.type === 'null'))
  const named =
    members &&
    discriminatedMembers(
      members,
      members.map((_, index) => String(index)),
      discriminator,
      resolve,
    )
  if (named === undefined) losses.add(members === undefined ? 'discriminators of parents' : 'discriminators that name no member')
  return named === undefined ? {} : { discriminator }
}

function mapped(value: unknown, map: (schema: JsonSchema) => JsonSchema): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]: [string, unknown]) => [key, isSchema(one) ? map(one) : one]))
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))
}
