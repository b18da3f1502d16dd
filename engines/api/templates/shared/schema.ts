/**
 * The few rules of JSON Schema that zod has no word for. Each is a zod schema; use them in your own schemas as you like.
 * Where a rule must see the input as it came in (zod drops unknown keys on the way), it stands in a `where(schema, rule)`.
 */
import { z } from 'zod'

type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'
function jsonTypeOf(value: unknown): JsonType | undefined {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  return type === 'boolean' || type === 'number' || type === 'string' || type === 'object' ? type : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return jsonTypeOf(value) === 'object'
}

/** Runs a schema on a value, reports what is wrong with it below `path`, and returns whether nothing was. */
function check(
  schema: z.ZodType,
  value: unknown,
  problems: { addIssue(issue: { code: 'custom'; message: string; path: PropertyKey[] }): void },
  ...path: PropertyKey[]
): boolean {
  const result = schema.safeParse(value)
  for (const issue of result.error?.issues ?? []) {
    problems.addIssue({ code: 'custom', message: issue.message, path: [...path, ...issue.path] })
  }
  return result.success
}

const matches = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

/** Whether two JSON values are the same: by content, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => same(one, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}

/** What two schemas made of one value: the properties of both. */
function merge(left: unknown, right: unknown): unknown {
  if (Array.isArray(left) && Array.isArray(right)) return left.map((one, index) => merge(one, right[index]))
  if (!isObject(left) || !isObject(right)) return left
  const merged = { ...right, ...left }
  for (const key of Object.keys(right)) if (Object.hasOwn(left, key)) merged[key] = merge(left[key], right[key])
  return merged
}

/** The schema under a declared type. TypeScript compares only what goes in and out, a fifth of the work of `z.ZodType<…> = z.object(…)`. */
export function typed<O, I>(schema: { readonly _zod: { readonly output: O; readonly input: I } }): z.ZodType<O, I>
export function typed(schema: unknown): unknown {
  return schema
}

/** The schema, for values that also satisfy every rule. The rules see the input as it came in and do not change the result. */
export function where<O, I>(schema: z.ZodType<O, I>, ...rules: readonly z.ZodType[]): z.ZodType<O, I> {
  const satisfies = z.custom<I>().superRefine((value, context) => {
    for (const rule of rules) check(rule, value, context)
  })
  const ruled = satisfies.pipe(schema)
  Object.assign(ruled, { rules })
  return ruled
}

/** The schema for the value's JSON type; values of a type that is not listed pass as they are. */
export function when<T extends { [type in JsonType]?: z.ZodType }>(
  schemas: T,
): z.ZodType<z.output<NonNullable<T[keyof T & JsonType]>>, z.input<NonNullable<T[keyof T & JsonType]>>>
export function when(schemas: { [type in JsonType]?: z.ZodType }): z.ZodType {
  return z.custom<unknown>().transform((value, context) => {
    const type = jsonTypeOf(value)
    const schema = type === undefined ? undefined : schemas[type]
    return schema === undefined ? value : check(schema, value, context) ? schema.parse(value) : z.NEVER
  })
}

/** At least one must match. Unlike `z.union`, the result has the properties of every member that matches. */
export function anyOf<const T extends readonly z.ZodType[]>(members: T): z.ZodType<z.output<T[number]>, z.input<T[number]>>
export function anyOf(members: readonly z.ZodType[]): z.ZodType {
  const union = z.union(members)
  return z.custom<unknown>().transform((value, context) => {
    const results = members.map((member) => member.safeParse(value)).filter((result) => result.success)
    if (results.length > 0) return results.map((result) => result.data).reduce(merge)
    check(union, value, context)
    return z.NEVER
  })
}

type Members = Record<string, () => z.ZodType>
type Tag<P extends string, V> = { [K in P]: `${V & (string | number)}` }

/** The member that the value of a property names. */
export function discriminated<P extends string, M extends Members>(
  property: P,
  members: M,
): z.ZodType<
  { [V in keyof M]: z.output<ReturnType<M[V]>> & Tag<P, V> }[keyof M],
  { [V in keyof M]: z.input<ReturnType<M[V]>> & Tag<P, V> }[keyof M]
>
export function discriminated(property: string, members: Members): z.ZodType {
  const expected = `Expected one of ${Object.keys(members)
    .map((value) => JSON.stringify(value))
    .join(', ')}`
  return z.looseObject({}).transform((value, context) => {
    const tag = Object.hasOwn(value, property) ? value[property] : undefined
    const member = typeof tag === 'string' && Object.hasOwn(members, tag) ? members[tag]?.() : undefined
    if (member === undefined) context.addIssue({ code: 'custom', message: expected, path: [property] })
    else if (check(member, value, context)) return merge(member.parse(value), { [property]: tag })
    return z.NEVER
  })
}

/** One of the values, compared by content. For objects and arrays, which `z.literal` does not take. */
export function equal<T>(...values: readonly T[]): z.ZodType<T, T> {
  return z.custom<T>((value) => values.some((one) => same(one, value)), `Expected ${values.map((one) => JSON.stringify(one)).join(' or ')}`)
}

/** Anything that does not match the schema. */
export function not(schema: z.ZodType): z.ZodType {
  return z.unknown().refine((value) => !matches(schema, value), 'Has the shape of something that is not allowed here')
}

/** What matches the first schema must match the second; what does not, the third. */
export function conditional(condition: z.ZodType, then: z.ZodType, otherwise: z.ZodType = z.unknown()): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    check(matches(condition, value) ? then : otherwise, value, context)
  })
}

/** Length in characters (code points), as JSON Schema counts; `z.string().min()` counts an emoji as two. */
export function minLength(minimum: number) {
  return z.refine<string>(
    (text) => text.length >= minimum && [...text].length >= minimum,
    `Too short: expected at least ${minimum} characters`,
  )
}

/** See `minLength`. */
export function maxLength(maximum: number) {
  return z.refine<string>(
    (text) => text.length <= maximum || [...text].length <= maximum,
    `Too long: expected at most ${maximum} characters`,
  )
}

/** A time of day with its offset (RFC 3339 `full-time`), such as `08:30:00Z`. */
export function time() {
  return z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i, 'Invalid time')
}

/** A URI or a relative reference (RFC 3986). */
export function uriReference() {
  return z
    .string()
    .regex(/^(?:[\w\-.~:/?[\]@!$&'()*+,;=]|%[\da-f]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i, 'Invalid URI reference')
}

/** No item of an array twice, compared by content. */
export function uniqueItems(): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (!Array.isArray(value)) return
    const seen = new Set<unknown>()
    value.forEach((item: unknown, index) => {
      const twice = seen.has(item) || (typeof item === 'object' && value.slice(0, index).some((one) => same(one, item)))
      if (twice) context.addIssue({ code: 'custom', message: 'Must not occur twice', path: [index] })
      seen.add(item)
    })
  })
}

/** How many items of an array must match. */
export function contains(schema: z.ZodType, minimum = 1, maximum = Number.POSITIVE_INFINITY): z.ZodType {
  return z.unknown().refine(
    (value) => {
      if (!Array.isArray(value)) return true
      const count = value.filter((item) => matches(schema, item)).length
      return count >= minimum && count <= maximum
    },
    `Expected ${maximum === Number.POSITIVE_INFINITY ? `at least ${minimum}` : `${minimum} to ${maximum}`} matching items`,
  )
}

/** How many properties an object has, unknown ones included. */
export function propertyCount(minimum: number, maximum = Number.POSITIVE_INFINITY): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (!isObject(value)) return
    const count = Object.keys(value).length
    if (count < minimum) context.addIssue({ code: 'custom', message: `Too few properties: expected at least ${minimum}` })
    if (count > maximum) context.addIssue({ code: 'custom', message: `Too many properties: expected at most ${maximum}` })
  })
}

/** What the names of an object's properties must be. */
export function propertyNames(schema: z.ZodType): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (isObject(value)) for (const name of Object.keys(value)) check(schema, name, context, name)
  })
}

interface PropertyRules {
  /** Names that must be there. */
  readonly required?: readonly string[]
  /** By name. */
  readonly named?: readonly (readonly [string, z.ZodType])[]
  /** By a pattern of the name; all that match apply. */
  readonly matching?: readonly (readonly [RegExp, z.ZodType])[]
  /** For every other property… */
  readonly others?: z.ZodType
  /** …except these, which are described elsewhere. */
  readonly known?: readonly string[]
}

/** What an object's properties must be, by their names. Whoever makes values of text finds the schemas of those that are named. */
export function properties({ required = [], named = [], matching = [], others, known = [] }: PropertyRules): z.ZodType {
  const rule = z.unknown().superRefine((value, context) => {
    if (!isObject(value)) return
    for (const name of required) if (!Object.hasOwn(value, name)) context.addIssue({ code: 'custom', message: 'Required', path: [name] })
    for (const name of Object.keys(value)) {
      const schemas = [...named.filter((rule) => rule[0] === name), ...matching.filter((rule) => rule[0].test(name))].map((rule) => rule[1])
      if (schemas.length === 0 && others !== undefined && !known.includes(name)) schemas.push(others)
      for (const schema of schemas) check(schema, value[name], context, name)
    }
  })
  Object.assign(rule, { named })
  return rule
}

/** Properties that must be there when another one is. */
export function dependentRequired(rules: readonly (readonly [string, readonly string[]])[]): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (!isObject(value)) return
    for (const [name, needed] of rules.filter((rule) => Object.hasOwn(value, rule[0]))) {
      for (const one of needed.filter((key) => !Object.hasOwn(value, key))) {
        context.addIssue({ code: 'custom', message: `Required together with ${JSON.stringify(name)}`, path: [one] })
      }
    }
  })
}

interface Evaluated {
  readonly all?: boolean
  readonly names?: readonly string[]
  readonly patterns?: readonly RegExp[]
  /** That many items from the start. */
  readonly items?: number
  readonly contains?: readonly z.ZodType[]
  /** A condition, what is evaluated where it holds, and where it does not. */
  readonly when?: readonly (readonly [z.ZodType, Evaluated, Evaluated?])[]
}

function applying(evaluated: Evaluated, value: unknown): Evaluated[] {
  const branches = (evaluated.when ?? []).map(([condition, then, otherwise]) => (matches(condition, value) ? then : otherwise))
  return [evaluated, ...branches.flatMap((branch) => (branch === undefined ? [] : applying(branch, value)))]
}

/** What the properties or items must be that no other part of the schema looks at. */
export function unevaluated(type: 'object' | 'array', evaluated: Evaluated, rest: z.ZodType): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (jsonTypeOf(value) !== type || typeof value !== 'object' || value === null) return
    const parts = applying(evaluated, value)
    for (const [key, one] of Object.entries(value)) {
      const known = parts.some(
        (part) =>
          part.all ||
          part.names?.includes(key) ||
          part.patterns?.some((pattern) => pattern.test(key)) ||
          Number(key) < (part.items ?? 0) ||
          part.contains?.some((schema) => matches(schema, one)),
      )
      if (!known) check(rest, one, context, Array.isArray(value) ? Number(key) : key)
    }
  })
}
