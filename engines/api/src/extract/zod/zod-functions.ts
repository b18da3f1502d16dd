import type { Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import type { JsonSchema } from '../../model/schema.js'
import { constantOf, constantsOf, textOrUndefined } from '../constant.js'
import { withPlainSlashes } from './checks.js'
import { formatKeywords, NUMBERS } from './formats.js'
import { objectSchema } from './shape.js'
import { templatePattern } from './template-literal.js'
import type { ZodCall } from './zod-call.js'
import { method } from './zod-methods.js'
import { anyOf, asObject, node, nullable, values, type ZodNode } from './zod-node.js'
import type { ZodReading } from './zod-reading.js'

type Builder = (reading: ZodReading, args: readonly Value[], call: ZodCall) => ZodNode | undefined

const listOf = (value: Value | undefined): readonly Value[] => (value?.kind === 'array' ? value.items : [])

const BUILDERS: Readonly<Record<string, Builder>> = {
  string: () => node({ type: 'string' }),
  boolean: () => node({ type: 'boolean' }),
  stringbool: () => node({ type: 'boolean' }),
  date: () => node({ type: 'string', format: 'date-time' }),
  null: () => node({ type: 'null' }),
  undefined: () => node({}, true),
  void: () => node({}, true),
  unknown: () => node({}),
  any: () => node({}),
  never: () => node(false),
  symbol: () => node({}),
  nan: () => node({}),
  file: () => node({ type: 'string', format: 'binary' }),
  json: () => node({}),
  custom: () => node({}),
  object: (reading, [shape]) => objectSchema(reading, shape),
  interface: (reading, [shape]) => objectSchema(reading, shape),
  strictObject: (reading, [shape]) => objectSchema(reading, shape, false),
  looseObject: (reading, [shape]) => objectSchema(reading, shape, true),
  array: (reading, [item]) => node({ type: 'array', items: reading.schema(item) }),
  set: (reading, [item]) => node({ type: 'array', items: reading.schema(item), uniqueItems: true }),
  map: (reading, [key, value]) =>
    node({
      type: 'array',
      items: { type: 'array', prefixItems: [reading.schema(key), reading.schema(value)], items: false, minItems: 2 },
    }),
  tuple: (reading, [items, rest]) => node(tuple(reading, listOf(items), rest)),
  record: (reading, args) => node(record(reading, args)),
  partialRecord: (reading, args) => node(record(reading, args, false)),
  looseRecord: (reading, args) => node(record(reading, args, false)),
  enum: (_, [value]) => node(values(valuesOf(value) ?? [])),
  nativeEnum: (_, [value]) => node(values(valuesOf(value) ?? [])),
  literal: (_, [value]) => {
    const constant = value && constantOf(value)
    if (constant === undefined)
      return value?.kind === 'literal' && typeof value.value === 'bigint' ? node({ const: Number(value.value) }) : node({}, true)
    return node(values(Array.isArray(constant) ? constant : [constant]))
  },
  union: (reading, [members]) => union(reading, listOf(members)),
  xor: (reading, [members]) => node({ oneOf: listOf(members).map((one) => reading.schema(one)) }),
  discriminatedUnion: (reading, [property, members]) => {
    const name = textOrUndefined(property)
    const all = listOf(members).map((one) => reading.schema(one))
    // Only named members can be pointed at; the constants in the members say the same.
    const named = name !== undefined && all.length > 0 && all.every((one) => typeof one === 'object' && one.$ref !== undefined)
    return node(named ? { oneOf: all, discriminator: { propertyName: name } } : { oneOf: all })
  },
  intersection: (reading, [left, right]) => node({ allOf: [reading.schema(left), reading.schema(right)] }),
  lazy: (reading, [inner]) => reading.part(reading.result(inner)),
  promise: (reading, [inner]) => reading.part(inner),
  optional: (reading, [inner]) => ({ ...reading.part(inner), optional: true }),
  exactOptional: (reading, [inner]) => ({ ...reading.part(inner), optional: true }),
  nonoptional: (reading, [inner]) => ({ ...reading.part(inner), optional: false }),
  nullable: (reading, [inner]) => {
    const own = reading.part(inner)
    return { ...own, schema: nullable(own.schema) }
  },
  nullish: (reading, [inner]) => node(nullable(reading.schema(inner)), true),
  preprocess: (reading, [, inner]) => reading.part(inner),
  effects: (reading, [inner]) => reading.part(inner),
  codec: (reading, [input, output]) => reading.part(reading.direction === 'input' ? input : output),
  templateLiteral: (reading, [parts]) => node({ type: 'string', pattern: templatePattern(reading, listOf(parts)) }),
  keyof: (reading, [object]) =>
    node(values(Object.keys(asObject(object ? (reading.body(object)?.schema ?? true) : true).properties ?? {}))),
  instanceof: (_, [of]) =>
    /^(?:File|Blob|Buffer)$/.test(of?.kind === 'external' ? (of.path.at(-1) ?? '') : '')
      ? node({ type: 'string', format: 'binary' })
      : node({}),
  email: (_, [options]) => node({ type: 'string', ...(unicodeEmail(options) ? { format: 'idn-email' } : { format: 'email' }) }),
  stringFormat: (_, [name, check]) => {
    const format = textOrUndefined(name)
    const pattern = check?.kind === 'regexp' ? { pattern: withPlainSlashes(check.pattern) } : {}
    return node({ type: 'string', ...(format !== undefined && { format }), ...pattern })
  },
}

/** Functions of zod/mini that are methods in zod; `_default` has the name that a function can't have. */
const MINI: Readonly<Record<string, string>> = { _default: 'default' }
const METHODS = new Set(
  'default _default prefault catch readonly pipe extend safeExtend merge pick omit partial required catchall strict passthrough strip refine check transform describe meta brand unwrap'.split(
    ' ',
  ),
)

/** What a function of zod makes; undefined for those that make no schema. */
export function builder(reading: ZodReading, call: ZodCall): ZodNode | undefined {
  const name = call.name.replace(/^coerce\./, '')
  const known = Object.hasOwn(BUILDERS, name) ? BUILDERS[name] : undefined
  if (known !== undefined) return known(reading, call.args, call)
  const number = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined
  if (number !== undefined) return node(number)
  const format = formatKeywords(name)
  if (format !== undefined) return node({ type: 'string', ...format })
  const [subject, ...args] = call.args
  return subject !== undefined && METHODS.has(name) ? method(reading, MINI[name] ?? name, subject, args, call.value) : undefined
}

function tuple(reading: ZodReading, items: readonly Value[], rest: Value | undefined): JsonSchema {
  const parts = items.map((one) => reading.part(one))
  const needed = parts.length - [...parts].reverse().findIndex((one) => !one.optional)
  const minItems = parts.every((one) => one.optional) ? 0 : needed
  const others = rest === undefined ? false : reading.schema(rest)
  return { type: 'array', prefixItems: parts.map((one) => one.schema), items: others, ...(minItems > 0 && { minItems }) }
}

/** `z.record(value)` of zod 3 has keys of any kind; keys from a list are all there, unless the record is partial. */
function record(reading: ZodReading, args: readonly Value[], complete = true): JsonSchema {
  const [key, value] = args.length > 1 && args[1]?.kind !== 'object' ? args : [undefined, args[0]]
  const additionalProperties = reading.schema(value)
  const keys = key === undefined ? {} : asObject(reading.schema(key))
  const names = keys.enum ?? (keys['const'] === undefined ? undefined : [keys['const']])
  if (names?.every((one) => typeof one === 'string') === true) {
    return {
      type: 'object',
      properties: Object.fromEntries(names.map((one) => [String(one), additionalProperties])),
      ...(complete && { required: names.map(String) }),
      additionalProperties: false,
    }
  }
  const { type: _, ...rules } = keys
  return { type: 'object', ...(Object.keys(rules).length > 0 && { propertyNames: keys }), additionalProperties }
}

function union(reading: ZodReading, members: readonly Value[]): ZodNode {
  const parts = members.map((one) => reading.part(one))
  const said = parts.filter((_, index) => !isNothing(members[index]))
  return node(
    anyOf(said.map((one) => one.schema)),
    parts.some((one) => one.optional),
  )
}

/** `z.undefined()` says that a value may be missing, not what it is. */
function isNothing(value: Value | undefined): boolean {
  return value?.kind === 'call' && value.callee.kind === 'external' && /^(?:undefined|void)$/.test(value.callee.path.at(-1) ?? '')
}

/** The values of a list, of an enum of TypeScript, or of an object of constants. */
function valuesOf(value: Value | undefined): readonly JsonValue[] | undefined {
  if (value?.kind === 'array') return constantsOf(value.items)
  if (value?.kind === 'object') return constantsOf([...value.members.values()].map((one) => one.value()))
  return undefined
}

function unicodeEmail(options: Value | undefined): boolean {
  const pattern = options?.kind === 'object' ? options.members.get('pattern')?.value() : undefined
  return pattern?.kind === 'external' && pattern.path.at(-1) === 'unicodeEmail'
}
