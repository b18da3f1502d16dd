import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import { type Rule, rulesOf } from './check.js'
import { scalarOf } from './scalar.js'
import type { ValueSchema } from './table.js'

/** How values of a type go to JSON and back, without loss. */
export interface ValueType {
  readonly read: ValueSchema
  readonly write: ValueSchema
  /** What selects a value as JSON has it. */
  select(name: string): string
  /** The type that it is read from JSON as, where that is another one. */
  readonly from?: string
  /** What makes the value of what was read. */
  readonly into?: (name: string) => string
  /** The same values of an array of one dimension only. */
  readonly flat?: { readonly read: ValueSchema; readonly write: ValueSchema }
  /** `to_json` of the value, and of an array of them, is what `select` gives. */
  readonly inJson: boolean
  /** Values can be compared and stand in an address. */
  readonly comparable: boolean
  /** Less and more mean something to clients. */
  readonly ranged: boolean
  readonly named?: string
  /** A domain that takes no nulls. */
  readonly notNull?: boolean
}

/**
 * The values of a type, through domains, arrays and composite types.
 *
 * @param type as `format_type` writes it, with an empty search path
 */
export function valueTypeOf(type: string, objects: Catalogue['objects']): ValueType {
  if (type.endsWith('[]')) return arrayOf(valueTypeOf(type.slice(0, -2), objects))
  const scalar = scalarOf(type)
  if (scalar !== undefined) return scalar
  const enumeration = objects.get(`enum ${type}`)
  if (enumeration?.kind === 'enum') return enumOf(enumeration.facts.values, enumeration.name)
  const domain = objects.get(`domain ${type}`)
  if (domain?.kind === 'domain') return domainOf(domain, valueTypeOf(domain.facts.type, objects), objects)
  const composite = objects.get(`composite ${type}`)
  if (composite?.kind === 'composite') {
    const parts = composite.facts.attributes.map(({ name, type: of }) => [name, valueTypeOf(of, objects)] as const)
    if (parts.every(([name, part]) => part.inJson && name !== '__proto__')) return compositeOf(parts)
  }
  return asText({ type: 'string' })
}

/** A type whose values are texts in JSON, as PostgreSQL writes them. */
export function asText(schema: ValueSchema): ValueType {
  return { read: schema, write: schema, select: (name) => `${name}::text`, inJson: false, comparable: false, ranged: false }
}

function enumOf(values: readonly string[], named: string): ValueType {
  const schema: ValueSchema = values.length === 0 ? { type: 'string' } : { type: 'string', enum: values }
  return { read: schema, write: schema, select: (name) => name, inJson: true, comparable: true, ranged: false, named }
}

function arrayOf(element: ValueType): ValueType {
  const array = (of: ValueSchema): ValueSchema => ({ type: 'array', items: { nullable: true, of } })
  // No type says of how many dimensions an array is: each value has as many as it likes.
  const deep = (of: ValueSchema): ValueSchema =>
    array(Object.keys(of).length === 0 ? of : { anyOf: [...(of.anyOf ?? [of]), { type: 'array' }] })
  const select = element.inJson ? (name: string) => `to_json(${name})` : (name: string) => `to_json(${name}::text[])`
  const plain = element.from === undefined ? element : asText({ type: 'string' })
  return {
    read: deep(plain.read),
    write: deep(plain.write),
    flat: { read: array(plain.read), write: array(plain.write) },
    select,
    inJson: element.inJson,
    comparable: false,
    ranged: false,
  }
}

function compositeOf(parts: readonly (readonly [string, ValueType])[]): ValueType {
  const object = (schemaOf: (part: ValueType) => ValueSchema): ValueSchema => ({
    type: 'object',
    properties: Object.fromEntries(parts.map(([name, part]) => [name, { nullable: true, of: schemaOf(part) }])),
  })
  return {
    read: object((part) => part.read),
    write: object((part) => part.write),
    select: (name) => `to_json(${name})`,
    inJson: true,
    comparable: false,
    ranged: false,
  }
}

function domainOf(
  { id, name, facts }: Extract<CatalogueObject, { kind: 'domain' }>,
  base: ValueType,
  objects: Catalogue['objects'],
): ValueType {
  const checks = [...objects.values()].flatMap((one) => (one.kind === 'constraint' && one.parent === id ? [one.facts] : []))
  const rules = checks.flatMap(({ validated, definition }) =>
    rulesOf(definition).flatMap((rule) => (rule.column === 'VALUE' ? [{ ...rule, validated }] : [])),
  )
  const constrained = rules.reduce<ValueType>((type, { validated, ...rule }) => withRule(type, rule, validated), base)
  return { ...constrained, named: name, ...((facts.notNull || base.notNull === true) && { notNull: true }) }
}

/** A type with what a check says of its values, as far as JSON Schema can say it of them. */
export function withRule(type: ValueType, { exact, pattern, flat }: Omit<Rule, 'column'>, validated: boolean): ValueType {
  const { write } = type
  if (flat === true) return type.flat === undefined ? type : { ...type, write: type.flat.write, ...(validated && { read: type.flat.read }) }
  const isText = write.type === 'string' && write.pattern === undefined && write.format === undefined && write.contentEncoding === undefined
  const isNumber = write.type === 'integer' || write.type === 'number'
  const fits = Object.keys(exact).every((key) => (/Length$|^enum$/.test(key) ? isText : isNumber))
  if (!fits) return type
  const merged = (schema: ValueSchema): ValueSchema => narrowed(schema, exact)
  return {
    ...type,
    ...(validated && type.read.type === write.type && { read: merged(type.read) }),
    write: { ...merged(write), ...(pattern !== undefined && isText && { pattern }) },
  }
}

/** Of two bounds of a kind, the narrower one. */
function narrowed(schema: ValueSchema, by: ValueSchema): ValueSchema {
  const lower = (key: 'minimum' | 'exclusiveMinimum' | 'minLength') => limit(Math.max, schema[key], by[key])
  const upper = (key: 'maximum' | 'exclusiveMaximum' | 'maxLength') => limit(Math.min, schema[key], by[key])
  const values =
    schema.enum === undefined ? by.enum : by.enum === undefined ? schema.enum : schema.enum.filter((one) => by.enum?.includes(one))
  const bounds = {
    minimum: lower('minimum'),
    maximum: upper('maximum'),
    exclusiveMinimum: lower('exclusiveMinimum'),
    exclusiveMaximum: upper('exclusiveMaximum'),
    minLength: lower('minLength'),
    maxLength: upper('maxLength'),
    enum: values?.length === 0 ? undefined : values,
  }
  return { ...schema, ...Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined)) }
}

function limit(choose: (a: number, b: number) => number, a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : choose(a, b)
}
