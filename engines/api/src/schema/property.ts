import type { JsonSchema } from '../model/schema.js'
import { docComment, literal, propertyKey } from '../render/escape.js'
import { inside, report, type Context } from './context.js'
import { defaultFits, defaultOf } from './defaults.js'
import { docText } from './doc-text.js'
import { lower } from './lower.js'
import type { Rendered } from './rendered.js'
import { pointerStep } from './subschemas.js'

/** A property as it stands in the shape of a `z.object` and in an object type. */
export interface Property {
  readonly name: string
  readonly shape: string
  readonly output: string
  readonly input: string
  readonly optional: boolean
  readonly value: Rendered
}

function defaultSuffix(schema: JsonSchema, value: Rendered, context: Context): string | undefined {
  const fallback = context.ruleOnly ? undefined : defaultOf(schema, context.scope.resolve)
  if (fallback === undefined) return undefined
  if (!defaultFits(schema, fallback, context.scope.resolve)) {
    report(context, 'defaultDoesNotFit', 'warning', `The default ${JSON.stringify(fallback)} does not match its own schema, so it is left out.`, 'Correct the default or the schema.')
    return undefined
  }
  // An object's own defaults are filled in where the default is parsed like input.
  const parsed = typeof fallback === 'object' && fallback !== null && value.input !== value.output
  return `.${parsed ? 'prefault' : 'default'}(${literal(fallback)})`
}

/** Renders one property. */
export function renderProperty(name: string, schema: JsonSchema, required: boolean, outer: Context): Property {
  const context = inside(outer, `/properties${pointerStep(name)}`)
  const value = lower(schema, context)
  const suffix = required ? undefined : defaultSuffix(schema, value, context)
  let { zod } = value
  if (suffix !== undefined) zod += suffix
  else if (!required) zod = zod.endsWith('.nullable()') ? `${zod.slice(0, -'.nullable()'.length)}.nullish()` : `${zod}.optional()`
  const key = propertyKey(name)
  const comment = docComment(docText(schema))
  const mayMiss = (type: string) => (type === 'unknown' ? `${key}?: unknown` : `${key}?: ${type}${type.startsWith('\n') ? '\n  |' : ' |'} undefined`)
  const shape = value.deferred ? `get ${key}() { return ${zod} }` : `${key}: ${zod}`
  const outType = required || suffix !== undefined ? `${key}: ${value.output}` : mayMiss(value.output)
  const inType = required ? `${key}: ${value.input}` : mayMiss(value.input)
  return {
    name,
    shape: (context.docs === 'zod' ? comment : '') + shape,
    output: (context.docs === 'type' ? comment : '') + outType,
    input: inType,
    optional: !required,
    value,
  }
}
