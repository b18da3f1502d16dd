import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import { type Context, report } from './context.js'
import { subschemas } from './subschemas.js'
import type { Resolve } from './types.js'

const UNIONS: ReadonlySet<string> = new Set(['anyOf', 'oneOf'])

/** The names a schema applies to its own instance. */
function inPlaceNames(schema: JsonSchema, unionsOnly: boolean, inUnion = false): readonly string[] {
  if (typeof schema === 'boolean') return []
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  const own = name === undefined || (unionsOnly && !inUnion) ? [] : [name]
  const inner = subschemas(schema).filter((one) => one.inPlace && (!unionsOnly || UNIONS.has(one.keyword)))
  return [...own, ...inner.flatMap((one) => inPlaceNames(one.schema, unionsOnly, inUnion || UNIONS.has(one.keyword)))]
}

/** What is being declared, and how to look up what it refers to. */
export interface Declaring {
  readonly declaring: ReadonlySet<string>
  readonly scope: { readonly outline: Resolve }
}

/** Whether checking a named schema leads back to one that is being checked on the same instance, without end. */
export function leadsBack(from: string, context: Declaring, unionsOnly = false): boolean {
  const { declaring, scope } = context
  if (declaring.size === 0) return false
  return reaches(from, declaring, scope.outline, unionsOnly)
}

function reaches(from: string, targets: ReadonlySet<string>, resolve: Resolve, unionsOnly: boolean): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (targets.has(name)) return true
    if (seen.has(name)) continue
    seen.add(name)
    const schema = resolve(name)
    if (schema !== undefined) open.push(...inPlaceNames(schema, unionsOnly))
  }
  return false
}

/** The members of a union, without those that are the union itself. */
export function cutMembers(members: readonly JsonSchema[], keyword: string, context: Context) {
  const all = members.map((schema, index) => ({ schema, pointer: `/${keyword}/${index}` }))
  return all.filter(({ schema }) => {
    const name = typeof schema === 'boolean' || schema.$ref === undefined ? undefined : refName(schema.$ref)
    if (name === undefined || !leadsBack(name, context, true)) return true
    report(
      context,
      'endlessReference',
      'warning',
      `A member of this union, ${JSON.stringify(name)}, contains the union itself, so it is left out.`,
      'Remove the member.',
    )
    return false
  })
}

/** A schema without its unions: what a child inherits from a parent that lists its children. */
export function withoutUnions(schema: SchemaObject): SchemaObject {
  const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _discriminator, ...rest } = schema
  return rest
}
