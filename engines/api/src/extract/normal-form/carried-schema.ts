import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { defaultFits, defaultOf } from '../../schema/defaults.js'
import { discriminatedMembers } from '../../schema/discriminator.js'
import { mergeAllOf } from '../../schema/merge.js'
import { PROTOTYPE_NAMES } from '../../schema/object-rules.js'
import { isPropertyMarked, isReadOnly, isWriteOnly, onlyBesideNull, withParts } from '../../schema/one-way.js'
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
  /** Composed schemas around that demand something of the same instance. */
  readonly around?: readonly JsonSchema[]
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
export function carriedSchema(whole: JsonSchema, outer: CarriedContext, position: Position = 'inner'): JsonSchema {
  if (typeof whole === 'boolean') return whole
  const { losses } = outer
  const merged = withMergedBranches(whole)
  const context: CarriedContext = { ...outer, around: outer.rule ? [] : withParts(outer.around ?? [], whole) }
  const apart: CarriedContext = { ...outer, around: [] }
  const schema = withMarkedNames(merged, context)
  const kept: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || ELSEWHERE.has(keyword)) continue
    const isOne = keyword === 'allOf' || ((keyword === 'anyOf' || keyword === 'oneOf') && onlyBesideNull(schema[keyword]) !== undefined)
    const within: CarriedContext = RULES.has(keyword) || isRule(keyword, schema) ? { ...apart, rule: true } : isOne ? context : apart
    if (SAME.has(keyword)) kept[keyword] = value
    else if (keyword === 'properties') kept[keyword] = carriedProperties(schema, context)
    else if (MAPS.has(keyword)) kept[keyword] = mapped(value, (one) => carriedSchema(one, within))
    else if (LISTS.has(keyword) && Array.isArray(value))
      kept[keyword] = value.map((one: unknown) => (isSchema(one) ? carriedSchema(one, within) : one))
    else if (SINGLE.has(keyword) || RULES.has(keyword)) kept[keyword] = isSchema(value) ? carriedSchema(value, within) : value
    else losses.add(keyword.startsWith('x-') ? 'extensions of schemas' : `\`${keyword}\` of schemas`)
  }
  const string = carriedFormat(schema, context)
  const required = schema.required?.filter((name) => !hidden(name, schema.properties?.[name] ?? true, context))
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
      if (hidden(name, one, context)) {
        context.losses.add(
          context.form === 'both' ? 'properties that no direction has' : 'properties of unnamed schemas that only the other direction has',
        )
        return []
      }
      const rule = context.rule || PROTOTYPE_NAMES.has(name)
      return [[name, carriedProperty(one, required.has(name), marksOf(name, one, context), { ...context, rule, around: [] })]]
    }),
  )
}

function carriedProperty(schema: JsonSchema, required: boolean, { readOnly, writeOnly }: Marks, context: CarriedContext): JsonSchema {
  const { losses, rule, form } = context
  const marks = form === 'both' && !rule ? { ...(readOnly && { readOnly }), ...(writeOnly && { writeOnly }) } : {}
  // What one direction has not at all has one form.
  const inner = marks.readOnly === true ? 'response' : marks.writeOnly === true ? 'request' : form
  const kept = carriedSchema(schema, { ...context, form: inner }, 'property')
  if (form !== 'both' && !rule && (readOnly || writeOnly)) losses.add('`readOnly` and `writeOnly` of what only one direction has')
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

interface Marks {
  readonly readOnly: boolean
  readonly writeOnly: boolean
}

/** What is said of a property, by its schema or by another part that applies to the same object. */
function marksOf(name: string, schema: JsonSchema, { around = [], resolve }: CarriedContext): Marks {
  return {
    readOnly: isReadOnly(schema, resolve) || isPropertyMarked(around, name, 'readOnly', resolve),
    writeOnly: isWriteOnly(schema, resolve) || isPropertyMarked(around, name, 'writeOnly', resolve),
  }
}

/** Whether no form has a property that the one in question could have. */
function hidden(name: string, schema: JsonSchema, context: CarriedContext): boolean {
  const { form } = context
  const { readOnly, writeOnly } = marksOf(name, schema, context)
  return form === 'both' ? readOnly && writeOnly : form === 'request' ? readOnly : writeOnly
}

/** Code has a property that is only required here, and described elsewhere, in the forms that have it: so its marks are known here too. */
function withMarkedNames(schema: SchemaObject, context: CarriedContext): SchemaObject {
  const { properties = {}, patternProperties = {}, additionalProperties = true } = schema
  if (context.form !== 'both' || context.rule) return schema
  const other = Object.keys(patternProperties).length > 0 ? true : additionalProperties
  const marked = (schema.required ?? []).filter((name) => {
    if (Object.hasOwn(properties, name) || PROTOTYPE_NAMES.has(name)) return false
    const { readOnly, writeOnly } = marksOf(name, true, context)
    return readOnly !== writeOnly
  })
  if (marked.length === 0) return schema
  return { ...schema, properties: { ...properties, ...Object.fromEntries(marked.map((name) => [name, other])) } }
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
