import { type Discriminator, type JsonSchema, refName } from '../model/schema.js'
import { propertyKey, quote } from '../render/escape.js'
import { beside, type Context, helper, report } from './context.js'
import { listedValues, tags } from './disjoint.js'
import { call, objectLiteral } from './layout.js'
import { lower } from './lower.js'
import { combine, intersection, type Rendered, simple } from './rendered.js'
import type { Resolve } from './types.js'

export interface Member {
  readonly value: string
  readonly schema: JsonSchema
  readonly pointer: string
}

function pinned(schema: JsonSchema, property: string, resolve: Resolve): readonly string[] | undefined {
  const target = typeof schema === 'boolean' || schema.$ref === undefined ? schema : (resolve(refName(schema.$ref) ?? '') ?? schema)
  const own = typeof target === 'boolean' ? undefined : target.properties?.[property]
  const values = tags(schema, resolve).get(property) ?? (own === undefined ? undefined : listedValues(own, resolve))
  return values?.filter((value) => typeof value === 'string')
}

/** The values that select a member: those of the mapping, else the schema's name, unless the member itself wants others. */
function valuesOf(schema: JsonSchema, discriminator: Discriminator, resolve: Resolve): readonly string[] {
  const name = typeof schema === 'boolean' || schema.$ref === undefined ? undefined : refName(schema.$ref)
  const mapped = Object.entries(discriminator.mapping ?? {})
    .filter(([, target]) => target === name)
    .map(([value]) => value)
  if (name !== undefined && mapped.length > 0) return mapped
  const own = pinned(schema, discriminator.propertyName, resolve)
  if (name === undefined) return own ?? []
  return own === undefined || own.length === 0 || own.includes(name) ? [name] : own
}

/** Which value of the property stands for which schema; undefined where the document does not say it of all. */
export function discriminatedMembers(
  schemas: readonly JsonSchema[],
  pointers: readonly string[],
  discriminator: Discriminator,
  resolve: Resolve,
): readonly Member[] | undefined {
  const members = new Map<string, Member>()
  for (const [index, schema] of schemas.entries()) {
    const values = valuesOf(schema, discriminator, resolve)
    if (values.length === 0 || values.some((value) => members.has(value))) return undefined
    for (const value of values) members.set(value, { value, schema, pointer: pointers[index] ?? '' })
  }
  return [...members.values()]
}

/**
 * A union whose member is named by a property (OpenAPI 3.1, 4.8.25), strictly: the value must be one of the mapping.
 * Undefined, with a report, where the document does not say which value stands for which member.
 */
export function renderDiscriminated(
  schemas: readonly JsonSchema[],
  pointers: readonly string[],
  discriminator: Discriminator,
  context: Context,
): Rendered | undefined {
  const members = discriminatedMembers(schemas, pointers, discriminator, context.scope.outline)
  if (members === undefined) {
    report(
      context,
      'discriminatorIgnored',
      'warning',
      `The discriminator ${JSON.stringify(discriminator.propertyName)} names no member for some of its values, so every member is tried.`,
      'Make each member a named schema with a value of its own in `mapping`.',
    )
    return undefined
  }
  const known = new Set(['object'] as const)
  const cache = new Map<string, Rendered>()
  const rendered = members.map((member) => {
    const value = cache.get(member.pointer) ?? lower(member.schema, beside(context, member.pointer, known))
    cache.set(member.pointer, value)
    const tag = simple('z.object()', `{ ${propertyKey(discriminator.propertyName)}: ${quote(member.value)} }`)
    return { value: member.value, zod: value.zod, typed: intersection([value, tag]) }
  })
  const entries = rendered.map((member) => `${propertyKey(member.value)}: () => ${member.zod}`)
  const zod = call(helper(context, 'discriminated'), quote(discriminator.propertyName), objectLiteral(entries))
  return {
    ...combine(
      zod,
      '|',
      rendered.map((member) => member.typed),
    ),
    compound: true,
    deferred: false,
  }
}
