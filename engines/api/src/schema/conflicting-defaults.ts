import type { JsonValue } from '../model/json.js'
import { type JsonSchema, refName } from '../model/schema.js'
import { type Context, report } from './context.js'
import { defaultOf } from './defaults.js'
import { sameJson } from './json-type.js'
import type { Resolve } from './types.js'

/** The defaults that a schema fills in on its own instance, by property. */
function filledIn(schema: JsonSchema, resolve: Resolve, depth = 0): readonly (readonly [string, JsonValue])[] {
  if (typeof schema === 'boolean' || depth > 8) return []
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const value = schema.required?.includes(name) ? undefined : defaultOf(property, resolve)
    return value === undefined ? [] : [[name, value] as const]
  })
  const target = schema.$ref === undefined ? undefined : resolve(refName(schema.$ref) ?? '')
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(target === undefined ? [] : [target])]
  return [...own, ...inner.flatMap((one) => filledIn(one, resolve, depth + 1))]
}

/**
 * The schemas, by index, that fill in another default for a property than one before them does.
 * zod cannot join such results (it throws), so these schemas only check.
 */
export function conflictingDefaults(schemas: readonly JsonSchema[], context: Context): ReadonlySet<number> {
  const apart = new Set<number>()
  if (schemas.length < 2 || context.ruleOnly) return apart
  const known = new Map<string, JsonValue>()
  schemas.forEach((schema, index) => {
    const own = filledIn(schema, context.scope.outline)
    const conflict = own.find(([name, value]) => known.has(name) && !sameJson(known.get(name), value))
    if (conflict === undefined) for (const [name, value] of own) known.set(name, value)
    else {
      apart.add(index)
      report(
        context,
        'conflictingDefaults',
        'warning',
        `The property ${JSON.stringify(conflict[0])} has two different defaults here, so the first one counts.`,
        'Give it one default.',
      )
    }
  })
  return apart
}
