import type { Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import { type JsonSchema, type JsonSchemaType, refName, type SchemaObject } from '../../model/schema.js'
import { constantOf, constantsOf, numberOrUndefined, textOrUndefined } from '../constant.js'
import { patternOf } from '../pattern.js'
import { withPlainSlashes } from './checks.js'
import type { KitHelper } from './kit-helper.js'
import { readUnevaluated } from './unevaluated.js'
import { untyped } from './untyped.js'
import { anyOf, asObject, node, values, type ZodNode } from './zod-node.js'
import type { ZodReading } from './zod-reading.js'

/** What a helper that kit writes stands for; the other way round of `schema/` of the engine. */
export function readHelper(reading: ZodReading, helper: KitHelper): ZodNode | undefined {
  const { name, arg } = helper
  const schema = (parameter: string): JsonSchema => reading.schema(arg(parameter))
  const items = (parameter: string): readonly Value[] => {
    const list = arg(parameter)
    return list?.kind === 'array' ? list.items : []
  }
  const number = (parameter: string): number | undefined => numberOrUndefined(arg(parameter))
  switch (name) {
    case 'where': {
      const inner = reading.part(arg('schema'))
      return { ...inner, schema: joined([inner.schema, ...items('rules').map((one) => reading.schema(one))]) }
    }
    case 'when': {
      const schemas = arg('schemas')
      const members = schemas?.kind === 'object' ? [...schemas.members] : []
      return node(untyped(members.flatMap(([type, member]) => (isType(type) ? [[type, reading.schema(member.value())] as const] : []))))
    }
    case 'anyOf':
      return node(anyOf(items('members').map((one) => reading.schema(one))))
    case 'discriminated':
      return node(discriminated(reading, textOrUndefined(arg('property')) ?? '', arg('members')))
    case 'equal':
      return node(values(constantsOf(items('values')) ?? []))
    case 'not':
      return node({ not: schema('schema') })
    case 'conditional':
      return node(conditional(reading, arg))
    case 'time':
      return node({ type: 'string', format: 'time' })
    case 'uriReference':
      return node({ type: 'string', format: 'uri-reference' })
    case 'uniqueItems':
      return node({ uniqueItems: true })
    case 'contains': {
      const [minimum, maximum] = [number('minimum'), number('maximum')]
      return node({
        contains: schema('schema'),
        ...(minimum !== undefined && minimum !== 1 && { minContains: minimum }),
        ...(maximum !== undefined && { maxContains: maximum }),
      })
    }
    case 'propertyCount': {
      const [minimum, maximum] = [number('minimum') ?? 0, number('maximum')]
      return node({ ...(minimum > 0 && { minProperties: minimum }), ...(maximum !== undefined && { maxProperties: maximum }) })
    }
    case 'propertyNames':
      return node({ propertyNames: schema('schema') })
    case 'properties':
      return node(byName(reading, helper))
    case 'dependentRequired': {
      const rules = constantOf(arg('rules') ?? helper.value)
      return node({ dependentRequired: Array.isArray(rules) ? Object.fromEntries(rules) : {} })
    }
    case 'unevaluated':
      return node(readUnevaluated(textOrUndefined(arg('type')), schema('rest')))
    case 'file':
      return node({ type: 'string', format: 'binary' })
    case 'stream':
    case 'binary':
      return node({})
    default:
      return undefined
  }
}

const TYPES: readonly string[] = ['null', 'boolean', 'number', 'string', 'array', 'object'] satisfies JsonSchemaType[]
function isType(name: string): name is JsonSchemaType {
  return TYPES.includes(name)
}

/** A schema and the rules beside it: what only adds keywords stands in the same schema. */
function joined(all: readonly JsonSchema[]): JsonSchema {
  const [first, ...rules] = all.map(asObject)
  if (first === undefined) return true
  const apart: JsonSchema[] = []
  // A loose object lets everything pass for the rule to look at.
  const { additionalProperties, ...others } = first
  let own: SchemaObject = additionalProperties === true && rules.length > 0 ? others : first
  // What is evaluated is seen from beside only, not from within another member of an `allOf`.
  let last: SchemaObject = {}
  for (const rule of rules) {
    if (rule.unevaluatedProperties !== undefined || rule.unevaluatedItems !== undefined) {
      last = { ...last, ...rule }
      continue
    }
    const meets = Object.keys(rule).some((key) => own[key] !== undefined && !(key === 'properties' || key === 'required'))
    const closes = own.additionalProperties !== undefined && rule.properties !== undefined
    if (meets || own.$ref !== undefined || rule.$ref !== undefined || closes) apart.push(rule)
    else own = { ...own, ...rule, ...bothProperties(own, rule) }
  }
  if (apart.length === 0) return { ...own, ...last }
  return { allOf: Object.keys(own).length === 0 ? apart : [own, ...apart], ...last }
}

function bothProperties(a: SchemaObject, b: SchemaObject): SchemaObject {
  const names = [...new Set([...(a.required ?? []), ...(b.required ?? [])])]
  return {
    ...((a.properties ?? b.properties) && { properties: { ...b.properties, ...a.properties } }),
    ...(names.length > 0 && { required: names }),
  }
}

function discriminated(reading: ZodReading, propertyName: string, members: Value | undefined): JsonSchema {
  const entries = members?.kind === 'object' ? [...members.members] : []
  const read = entries.map(([value, member]) => ({ value, schema: reading.schema(reading.result(member.value())) }))
  const mapping = read.flatMap(({ value, schema }): [string, string][] => {
    const name = typeof schema === 'object' && schema.$ref !== undefined ? refName(schema.$ref) : undefined
    return name === undefined ? [] : [[value, name]]
  })
  const distinct = [...new Map(read.map(({ schema }) => [JSON.stringify(schema), schema])).values()]
  return { oneOf: distinct, discriminator: { propertyName, ...(mapping.length > 0 && { mapping: Object.fromEntries(mapping) }) } }
}

/** `if`; where the condition is that a property is there, what kit writes for `dependentSchemas` reads the same. */
function conditional(reading: ZodReading, arg: (name: string) => Value | undefined): SchemaObject {
  const otherwise = arg('otherwise')
  const last = otherwise === undefined ? true : reading.schema(otherwise)
  const isOpen = last === true || (typeof last === 'object' && Object.keys(last).length === 0)
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: reading.schema(arg('condition')), then: reading.schema(arg('then')), ...(!isOpen && { else: last }) }
}

function byName(reading: ZodReading, { value }: KitHelper): SchemaObject {
  const rules = value.env.bound
  const pairs = (name: string): readonly (readonly [Value | undefined, JsonSchema])[] => {
    const list = rules.get(name)?.()
    return list?.kind !== 'array'
      ? []
      : list.items.map((one) => (one.kind === 'array' ? [one.items[0], reading.schema(one.items[1])] : [undefined, true]))
  }
  const texts = (name: string): readonly string[] => {
    const list = rules.get(name)?.()
    const known: JsonValue | undefined = list && constantOf(list)
    return Array.isArray(known) ? known.map(String) : []
  }
  const named = pairs('named').flatMap(([key, schema]): [string, JsonSchema][] => {
    const name = textOrUndefined(key)
    return name === undefined ? [] : [[name, schema]]
  })
  const known = texts('known').map((name): [string, JsonSchema] => [name, true])
  const matching = pairs('matching').flatMap(([key, schema]): [string, JsonSchema][] => {
    const pattern = patternOf(key)
    return pattern === undefined ? [] : [[withPlainSlashes(pattern), schema]]
  })
  const others = rules.get('others')?.()
  const hasOthers = others !== undefined && !(others.kind === 'literal' && others.value === undefined) && others.kind !== 'parameter'
  const required = texts('required')
  return {
    ...(named.length + known.length > 0 && { properties: Object.fromEntries([...known, ...named]) }),
    ...(required.length > 0 && { required }),
    ...(matching.length > 0 && { patternProperties: Object.fromEntries(matching) }),
    ...(hasOthers && { additionalProperties: reading.schema(others) }),
  }
}
