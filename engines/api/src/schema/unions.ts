import type { JsonSchema, SchemaObject } from '../model/schema.js'
import { quote } from '../render/escape.js'
import { beside, type Context, helper } from './context.js'
import { renderDiscriminated } from './discriminator.js'
import { disjoint, tellingProperties } from './disjoint.js'
import { cutMembers } from './in-place.js'
import { call, list } from './layout.js'
import { lower } from './lower.js'
import { mergeAllOf } from './merge.js'
import { PROTOTYPE_NAMES } from './object-rules.js'
import { isHidden } from './one-way.js'
import { combine, NEVER, nullable, type Rendered, UNKNOWN } from './rendered.js'
import type { SchemaScope } from './scope.js'
import { acceptedTypes, intersect, type Resolve } from './types.js'

interface Members {
  readonly schemas: readonly JsonSchema[]
  readonly pointers: readonly string[]
  readonly nullable: boolean
}

function isNull(schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return false
  const others = Object.keys(schema).filter((keyword) => !['type', 'const', 'enum', 'description', 'title', 'nullable'].includes(keyword))
  if (others.length > 0) return false
  const types: readonly string[] = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  return (types.length === 1 && types[0] === 'null') || schema.const === null || (schema.enum?.length === 1 && schema.enum[0] === null)
}

/** Takes the `null` member out of a union, where that leaves the meaning alone. */
function withoutNull(keyword: 'anyOf' | 'oneOf', schema: SchemaObject, context: Context): Members {
  const all = cutMembers(schema[keyword] ?? [], keyword, context)
  const some = all.filter(({ schema: member }) => !isNull(member))
  const nulls = all.length - some.length
  const exclusive = nulls === 1 && !some.some(({ schema: member }) => acceptedTypes(member, context.scope.outline).has('null'))
  const separate = nulls > 0 && (keyword === 'anyOf' || exclusive)
  const members = separate ? some : all
  return {
    schemas: members.map((one) => one.schema),
    pointers: members.map((one) => one.pointer),
    nullable: separate && context.known.has('null'),
  }
}

/** Whether two members may match one object, so that each may know properties that the other drops. */
function mayOverlap(schemas: readonly JsonSchema[], resolve: Resolve): boolean {
  const composite = schemas.filter((schema) => {
    const types = acceptedTypes(schema, resolve)
    return types.has('object') || types.has('array')
  })
  return composite.length > 1 && !disjoint(composite, resolve)
}

function isPlainObject(rendered: Rendered): boolean {
  return rendered.interfaceable && /^z\.(?:strict|loose)?[oO]bject\(/.test(rendered.zod)
}

/** zod looks for the values of a tag in the schema of the property itself, not in the parts of an intersection. */
function isTag(schema: JsonSchema, name: string, scope: SchemaScope): boolean {
  const property = typeof schema === 'boolean' ? undefined : mergeAllOf(schema).own.properties?.[name]
  if (property === undefined || typeof property === 'boolean' || isHidden(property, scope)) return false
  const { own, rest } = mergeAllOf(property)
  const isListed = own.enum !== undefined || own.const !== undefined
  return rest.length === 0 && isListed !== (own.$ref !== undefined)
}

function union(keyword: 'anyOf' | 'oneOf', members: Members, context: Context): Rendered {
  const { schemas } = members
  const { outline } = context.scope
  const rendered = schemas.map((schema, index) => lower(schema, beside(context, members.pointers[index] ?? '')))
  const [first] = rendered
  if (first === undefined) return NEVER
  if (rendered.length === 1) return first
  const zods = list(
    rendered.map((one) => one.zod),
    16,
  )
  const all = (zod: string) => combine(zod, '|', rendered)
  if (rendered.every(isPlainObject)) {
    const [tag] = tellingProperties(schemas, outline).filter(
      (name) => !PROTOTYPE_NAMES.has(name) && schemas.every((one) => isTag(one, name, context.scope)),
    )
    if (tag !== undefined)
      return all(
        call(
          'z.discriminatedUnion',
          quote(tag),
          list(
            rendered.map((one) => one.zod),
            30,
          ),
        ),
      )
  }
  if (keyword === 'oneOf') return all(call(disjoint(schemas, outline) ? 'z.union' : 'z.xor', zods))
  return all(call(!context.ruleOnly && mayOverlap(schemas, outline) ? helper(context, 'anyOf') : 'z.union', zods))
}

/** `anyOf` or `oneOf`. */
export function renderUnion(keyword: 'anyOf' | 'oneOf', schema: SchemaObject, outer: Context): Rendered {
  const context = { ...outer, known: intersect(outer.known, acceptedTypes(schema, outer.scope.outline)) }
  const members = withoutNull(keyword, schema, context)
  const { discriminator } = schema
  let rendered: Rendered | undefined
  if (discriminator !== undefined && typeof discriminator.propertyName === 'string') {
    rendered = renderDiscriminated(members.schemas, members.pointers, discriminator, context)
  }
  rendered ??= union(keyword, members, context)
  if (rendered.zod === UNKNOWN.zod) return rendered
  return members.nullable ? nullable(rendered) : rendered
}

/** Whether a member of a union only restricts what stands beside it, such as `{ required: ['a'] }`. */
export function onlyRestricts(schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return true
  const adds = ['$ref', 'properties', 'items', 'prefixItems', 'additionalProperties', 'patternProperties', 'enum', 'const', 'type'] as const
  if (adds.some((keyword) => schema[keyword] !== undefined && !(keyword === 'type' && schema.type === 'object'))) return false
  return [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].every(onlyRestricts)
}
