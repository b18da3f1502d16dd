import type { CallValue, Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import { checked } from './checks.js'
import { kitHelper } from './kit-helper.js'
import { extended, objectOf, selected, withRequired } from './objects.js'
import { shapeOf } from './shape.js'
import { zodCall } from './zod-call.js'
import { annotated, anyOf, asObject, node, nullable, values, withNote, type ZodNode } from './zod-node.js'
import type { ZodReading } from './zod-reading.js'

/** Methods that give no schema: what they are called on may be one, but the call is not. */
const RUNNING =
  /^(?:parse|safeParse|parseAsync|safeParseAsync|spa|encode|decode|safeEncode|safeDecode|encodeAsync|decodeAsync|isOptional|isNullable|implement|validate|toString|toJSONSchema)$/
/** Methods that change nothing that a document could say. */
const NEUTRAL =
  /^(?:brand|readonly|trim|toLowerCase|toUpperCase|normalize|slugify|overwrite|clone|register|strip|innerType|sourceType|promise|with|apply)$/

/** What a method makes of the schema it is called on; undefined for those that make no schema. */
export function method(reading: ZodReading, name: string, subject: Value, args: readonly Value[], call: CallValue): ZodNode | undefined {
  if (RUNNING.test(name)) return undefined
  const [first] = args
  const own = (): ZodNode => reading.part(subject)
  const change = (apply: (schema: JsonSchema) => JsonSchema): ZodNode => {
    const inner = own()
    return { ...inner, schema: apply(inner.schema) }
  }
  if (NEUTRAL.test(name)) return own()
  switch (name) {
    case 'optional':
    case 'exactOptional':
      return { ...own(), optional: true }
    case 'nullable':
      return change(nullable)
    case 'nullish':
      return { ...change(nullable), optional: true }
    case 'nonoptional':
      return { ...own(), optional: false }
    case 'unwrap':
      return { ...(reading.body(subject) ?? node({})), optional: false }
    case 'removeDefault': {
      const { default: _, ...rest } = asObject(own().schema)
      return node(rest)
    }
    case 'default':
    case 'prefault':
    case 'catch':
      return withDefault(reading, own(), first)
    case 'describe': {
      const description = textOrUndefined(first)
      return change((schema) => (description === undefined ? schema : annotated(schema, { description })))
    }
    case 'meta':
    case 'openapi':
      return first === undefined ? undefined : described(own(), first)
    case 'and':
      return change((schema) => ({ allOf: [...(onlyMembers(schema, 'allOf') ?? [schema]), reading.schema(first)] }))
    case 'or':
      return change((schema) => anyOf([...(onlyMembers(schema, 'anyOf') ?? [schema]), reading.schema(first)]))
    case 'array':
      return node({ type: 'array', items: own().schema })
    case 'refine':
    case 'superRefine':
      return change((schema) => withNote(schema, 'x-refinements', ruleOf(reading, args)))
    case 'transform':
      return reading.direction === 'output' ? { ...node({}, own().optional), transformed: true } : { ...own(), transformed: true }
    case 'pipe':
      return piped(reading, own(), first)
    case 'to':
      return own()
    case 'check':
      return args.reduce((current, one) => withCheck(reading, current, one), own())
    default:
      return ofObject(reading, name, subject, args) ?? restricted(reading, name, subject, args, call)
  }
}

/** Methods of objects, records and enums: they take the schema apart, so a name it may have is left behind. */
function ofObject(reading: ZodReading, name: string, subject: Value, [first]: readonly Value[]): ZodNode | undefined {
  const body = (): SchemaObject => reading.takenApart(subject)
  const keys = (value: Value | undefined): readonly string[] | undefined =>
    value?.kind === 'object' ? [...value.members].flatMap(([key, one]) => (constantOf(one.value()) === true ? [key] : [])) : undefined
  switch (name) {
    case 'extend':
    case 'safeExtend':
    case 'augment':
      return node(extended(body(), objectOf(shapeOf(reading, first))))
    case 'setKey': {
      const key = textOrUndefined(first)
      return key === undefined ? undefined : node(body())
    }
    case 'merge':
      return node(extended(body(), asObject((first && reading.body(first)?.schema) ?? true)))
    case 'pick':
    case 'omit': {
      const named = new Set(keys(first))
      return node(selected(body(), (key) => named.has(key) === (name === 'pick')))
    }
    case 'partial':
    case 'deepPartial':
      return node(withRequired(body(), keys(first), false))
    case 'required':
      return node(withRequired(body(), keys(first), true))
    case 'keyof':
      return node(values(Object.keys(body().properties ?? {})))
    case 'catchall':
      return node({ ...body(), additionalProperties: reading.schema(first) })
    case 'strict':
      return node({ ...body(), additionalProperties: false })
    case 'passthrough':
    case 'loose':
    case 'nonstrict':
      return node({ ...body(), additionalProperties: true })
    case 'rest':
      return node({ ...body(), items: reading.schema(first) })
    case 'exclude':
    case 'extract': {
      const listed = first?.kind === 'array' ? first.items.map(constantOf) : [first && constantOf(first)]
      const { enum: all, const: only } = body()
      const known: readonly JsonValue[] = all ?? (only === undefined ? [] : [only])
      return node(values(known.filter((one) => listed.includes(one) === (name === 'extract'))))
    }
    default:
      return undefined
  }
}

/** Bounds, formats, patterns: they go into the schema itself. */
function restricted(reading: ZodReading, name: string, subject: Value, args: readonly Value[], call: CallValue): ZodNode | undefined {
  const inner = reading.body(subject) ?? reading.part(subject)
  const schema = checked(asObject(inner.schema), name, args)
  if (schema !== undefined) return { ...inner, schema }
  reading.context.note(call, `What \`.${name}()\` does to the schema is not known.`)
  return inner
}

/** `.check(z.minLength(5), minLength(3))`: functions of zod and of kit's `schema.ts`. */
function withCheck(reading: ZodReading, inner: ZodNode, check: Value): ZodNode {
  const helper = kitHelper(check)
  const limit = helper?.arg(helper.name === 'minLength' ? 'minimum' : 'maximum')
  const schema = asObject(inner.schema)
  if (helper !== undefined && limit !== undefined) return { ...inner, schema: checked(schema, helper.name, [limit]) ?? schema }
  const call = zodCall(check)
  if (call !== undefined && call.subject === undefined) {
    if (NEUTRAL.test(call.name)) return inner
    if (call.name === 'describe' || call.name === 'meta') {
      const [first] = call.args
      const description = textOrUndefined(first)
      if (description !== undefined) return { ...inner, schema: annotated(schema, { description }) }
      return first === undefined ? inner : described(inner, first)
    }
    const own = call.name === 'refine' ? undefined : checked(schema, call.name, call.args)
    if (own !== undefined) return { ...inner, schema: own }
    return { ...inner, schema: withNote(schema, 'x-refinements', ruleOf(reading, call.args)) }
  }
  return { ...inner, schema: withNote(schema, 'x-refinements', ruleOf(reading, [check])) }
}

/** What a refinement demands: its message where it has one, else its text. */
function ruleOf(reading: ZodReading, [rule, options]: readonly Value[]): string {
  const message = textOrUndefined(options) ?? textOrUndefined(memberOf(options, 'message')) ?? textOrUndefined(memberOf(options, 'error'))
  return message ?? (rule === undefined ? '' : reading.source(rule))
}

/** A default that can be written down; one that is made anew each time only says that the value may be missing. */
function withDefault(reading: ZodReading, inner: ZodNode, value: Value | undefined): ZodNode {
  const constant = value && constantOf(value.kind === 'function' ? (reading.result(value) ?? value) : value)
  return {
    ...inner,
    schema: constant === undefined ? inner.schema : annotated(inner.schema, { default: constant }),
    optional: reading.direction === 'input',
  }
}

/**
 * What goes in is what the first schema takes. Where that is any text which a transformation makes something else of, such as a number in a
 * query, the second one says more of it.
 */
function piped(reading: ZodReading, inner: ZodNode, target: Value | undefined): ZodNode {
  const own = asObject(inner.schema)
  const says = Object.keys(own).some((key) => key !== 'type' && key !== 'description')
  const open = (own.type === 'string' || own.type === undefined) && !says
  if (reading.direction === 'input' && !open) return inner
  const next = reading.part(target)
  return { ...next, optional: inner.optional || next.optional }
}

/** `.meta({…})` of zod 4, `.openapi({…})` of zod-to-openapi: keywords as they are; `id` names, it says nothing. */
function described(inner: ZodNode, value: Value): ZodNode {
  if (value.kind !== 'object') return inner
  const annotations: Record<string, JsonValue> = {}
  for (const [key, member] of value.members) {
    const constant = key === 'id' || key === 'param' || key === 'refId' ? undefined : constantOf(member.value())
    if (constant !== undefined) annotations[key === 'example' ? 'examples' : key] = key === 'example' ? [constant] : constant
  }
  return { ...inner, schema: annotated(inner.schema, annotations) }
}

/** `a.and(b).and(c)` is one list of three. */
function onlyMembers(schema: JsonSchema, keyword: 'allOf' | 'anyOf'): readonly JsonSchema[] | undefined {
  return typeof schema === 'object' && Object.keys(schema).length === 1 ? schema[keyword] : undefined
}
