import type { SchemaObject } from '../model/schema.js'
import { propertyKey, quote, regex } from '../render/escape.js'
import { asRule, beside, type Context, helper, inside, report } from './context.js'
import { call, list, objectLiteral } from './layout.js'
import { lower } from './lower.js'
import { type Rendered, simple } from './rendered.js'
import { pointerStep } from './subschemas.js'

/** Names that every object has by its prototype: zod would find the inherited member where the key is missing. */
export const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

function rule(zod: string, ...parts: readonly Rendered[]): Rendered {
  return { ...simple(zod, 'unknown'), deferred: parts.some((part) => part.deferred) }
}

/** An object that has a property. */
function having(name: string, context: Context): string {
  return PROTOTYPE_NAMES.has(name)
    ? `${helper(context, 'properties')}({ required: [${quote(name)}] })`
    : `z.object({ ${propertyKey(name)}: z.unknown() })`
}

function byName(schema: SchemaObject, special: boolean, context: Context): Rendered | undefined {
  const patterns = Object.entries(schema.patternProperties ?? {})
  if (patterns.length === 0 && !special) return undefined
  const parts: Rendered[] = []
  const pair = (key: string, value: Rendered) => {
    parts.push(value)
    return list([key, value.zod])
  }
  const names = Object.keys(schema.properties ?? {})
  const named = names
    .filter((name) => PROTOTYPE_NAMES.has(name))
    .map((name) => {
      const place = inside(context, `/properties${pointerStep(name)}`)
      if (name === '__proto__' && !context.ruleOnly) {
        report(
          place,
          'protoProperty',
          'note',
          'A property named __proto__ is checked, but not handed to the handler.',
          'Rename the property.',
        )
      }
      return pair(quote(name), lower(schema.properties?.[name] ?? true, asRule(place)))
    })
  const matching = patterns.flatMap(([pattern, one]) => {
    const place = inside(context, `/patternProperties${pointerStep(pattern)}`)
    const expression = regex(pattern)
    if (expression !== undefined) return [pair(expression, lower(one, asRule(place)))]
    report(
      place,
      'invalidPattern',
      'warning',
      `The pattern ${JSON.stringify(pattern)} is no ECMAScript regular expression, so nothing checks it.`,
      'Rewrite the pattern (ECMA-262).',
    )
    return []
  })
  const { additionalProperties = true } = schema
  const others = additionalProperties === true ? undefined : lower(additionalProperties, asRule(inside(context, '/additionalProperties')))
  if (others !== undefined) parts.push(others)
  const required = (schema.required ?? []).filter((name) => PROTOTYPE_NAMES.has(name))
  const known = others === undefined ? [] : names.filter((name) => !PROTOTYPE_NAMES.has(name))
  const entries = [
    ...(required.length === 0 ? [] : [`required: ${list(required.map(quote))}`]),
    ...(named.length === 0 ? [] : [`named: ${list(named)}`]),
    ...(matching.length === 0 ? [] : [`matching: ${list(matching)}`]),
    ...(others === undefined ? [] : [`others: ${others.zod}`]),
    ...(known.length === 0 ? [] : [`known: ${list(known.map(quote))}`]),
  ]
  return entries.length === 0 ? undefined : rule(`${helper(context, 'properties')}(${objectLiteral(entries, true)})`, ...parts)
}

function propertyCount({ minProperties = 0, maxProperties }: SchemaObject, context: Context): readonly Rendered[] {
  if (minProperties === 0 && maxProperties === undefined) return []
  return [
    rule(call(helper(context, 'propertyCount'), String(minProperties), ...(maxProperties === undefined ? [] : [String(maxProperties)]))),
  ]
}

/** The object keywords that no zod object expresses: they see the input before unknown keys are dropped. */
export function objectRules(schema: SchemaObject, special: boolean, context: Context): readonly Rendered[] {
  const names = byName(schema, special, context)
  const rules: Rendered[] = [...(names === undefined ? [] : [names]), ...propertyCount(schema, context)]
  if (schema.propertyNames !== undefined) {
    const name = lower(schema.propertyNames, asRule({ ...inside(context, '/propertyNames'), known: new Set(['string'] as const) }))
    rules.push(rule(call(helper(context, 'propertyNames'), name.zod), name))
  }
  const needed = Object.entries(schema.dependentRequired ?? {}).filter(([, names]) => names.length > 0)
  if (needed.length > 0) {
    rules.push(
      rule(call(helper(context, 'dependentRequired'), list(needed.map(([name, names]) => list([quote(name), list(names.map(quote))]))))),
    )
  }
  for (const [name, one] of Object.entries(schema.dependentSchemas ?? {})) {
    if (one === true) continue
    const then = lower(one, asRule(beside(context, `/dependentSchemas${pointerStep(name)}`, new Set(['object'] as const))))
    rules.push(rule(call(helper(context, 'conditional'), having(name, context), then.zod), then))
  }
  return rules
}
