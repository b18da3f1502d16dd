import type { JsonSchema, SchemaObject } from '../model/schema.js'
import { type Context, inside, report } from './context.js'
import { call, objectLiteral, objectType } from './layout.js'
import { lower } from './lower.js'
import { objectRules, PROTOTYPE_NAMES } from './object-rules.js'
import { isHidden } from './one-way.js'
import { type Property, renderProperty } from './property.js'
import { type Direction, type Rendered, restricted, simple, UNKNOWN } from './rendered.js'

/** Whether a schema describes properties, itself or by what applies to the same instance. */
export function definesProperties(schema: JsonSchema | undefined): boolean {
  if (schema === undefined || typeof schema === 'boolean') return false
  if (schema.properties !== undefined || schema.$ref !== undefined) return true
  return [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(definesProperties)
}

/** A parent of schemas that extend it by `allOf`: its discriminator tells children apart that are not listed here. */
function isParent({ discriminator, oneOf, anyOf }: SchemaObject): boolean {
  return discriminator !== undefined && oneOf === undefined && anyOf === undefined
}

/** What becomes of keys without a rule of their own. */
function unknownKeys(schema: SchemaObject, special: boolean): 'strip' | 'strict' | 'loose' | JsonSchema {
  const { additionalProperties: others, patternProperties, unevaluatedProperties } = schema
  if (special || (patternProperties !== undefined && Object.keys(patternProperties).length > 0)) return 'loose'
  if (others === false) return 'strict'
  if (others === true || (typeof others === 'object' && Object.keys(others).length === 0)) return 'loose'
  if (others !== undefined) return others
  if (isParent(schema)) return 'loose'
  // Properties that only a condition describes must not be dropped.
  // Neither must anything where no property is described at all.
  if (schema.properties === undefined) return 'loose'
  const conditional = [schema.then, schema.else, ...Object.values(schema.dependentSchemas ?? {})].some(definesProperties)
  return conditional || unevaluatedProperties !== undefined ? 'loose' : 'strip'
}

function record(value: Rendered): Rendered {
  const zod = call('z.record', 'z.string()', value.zod)
  return { ...value, zod, type: (direction) => `{ [key: string]: ${value.type(direction)} }`, compound: false, interfaceable: true }
}

function objectOf(properties: readonly Property[], callee: string, others: Rendered | undefined): Rendered {
  const shape = objectLiteral(properties.map((property) => property.shape))
  // One type that every property fits: TypeScript has no "every other key".
  const index = callee === 'z.looseObject' || others !== undefined ? ['[key: string]: unknown'] : []
  const empty = properties.length + index.length === 0
  const type = (direction: Direction) =>
    empty ? 'Record<string, never>' : objectType([...properties.map((property) => property.type(direction)), ...index])
  const zod = `${call(callee, shape)}${others === undefined ? '' : `.catchall(${others.zod})`}`
  return { zod, type, compound: false, interfaceable: !empty, deferred: others?.deferred ?? false }
}

function declaredProperties(schema: SchemaObject, context: Context): readonly Property[] {
  const { scope } = context
  const required = new Set(schema.required)
  const declared = Object.entries(schema.properties ?? {}).filter(([name]) => !PROTOTYPE_NAMES.has(name))
  const names = new Set(declared.map(([name]) => name))
  const undeclared = [...required].filter((name) => !names.has(name) && !PROTOTYPE_NAMES.has(name))
  const patterns = Object.keys(schema.patternProperties ?? {}).length > 0
  const other = patterns ? true : (schema.additionalProperties ?? true)
  return [
    ...declared.filter(([, one]) => !isHidden(one, scope)).map(([name, one]) => renderProperty(name, one, required.has(name), context)),
    ...undeclared.map((name) => renderProperty(name, other, true, context)),
  ]
}

/** The object keywords. */
export function renderObject(schema: SchemaObject, context: Context): Rendered {
  const isSpecial = (name: string) => PROTOTYPE_NAMES.has(name)
  const special = Object.keys(schema.properties ?? {}).some(isSpecial) || (schema.required?.some(isSpecial) ?? false)
  const properties = declaredProperties(schema, context)
  const others = unknownKeys(schema, special)
  if (isParent(schema) && others === 'loose') {
    report(
      context,
      'discriminatorOfParent',
      'note',
      `The discriminator ${JSON.stringify(schema.discriminator?.propertyName)} stands on a parent: what its children add passes unchecked where the parent is asked for.`,
      'List the children in a oneOf with the discriminator, and refer to that.',
    )
  }
  const rules = objectRules(schema, special, context)
  const bare = Object.keys(schema.properties ?? {}).length === 0 && properties.length === 0
  let value: Rendered
  if (others === 'strict') value = objectOf(properties, 'z.strictObject', undefined)
  else if (bare && typeof others === 'string') value = record(UNKNOWN)
  else if (others === 'loose') value = objectOf(properties, 'z.looseObject', undefined)
  else if (others === 'strip') value = objectOf(properties, 'z.object', undefined)
  else {
    const rest = lower(others, inside(context, '/additionalProperties'))
    value = bare ? record(rest) : objectOf(properties, 'z.object', rest)
  }
  return restricted(context.scope, value, rules)
}

/** Any object. */
export const ANY_OBJECT = simple('z.record(z.string(), z.unknown())', '{ [key: string]: unknown }')
