import type { JsonSchema } from '../model/schema.js'
import { docComment, literal, propertyKey } from '../render/escape.js'
import { type Context, inside, report } from './context.js'
import { defaultFits, defaultOf } from './defaults.js'
import { docText } from './doc-text.js'
import { lower } from './lower.js'
import type { Direction, Rendered } from './rendered.js'
import { pointerStep } from './subschemas.js'

/** A property as it stands in the shape of a `z.object` and in an object type. */
export interface Property {
  readonly name: string
  readonly shape: string
  readonly type: (direction: Direction) => string
}

function defaultSuffix(schema: JsonSchema, value: Rendered, context: Context): string | undefined {
  const fallback = context.ruleOnly ? undefined : defaultOf(schema, context.scope.outline)
  if (fallback === undefined) return undefined
  if (!defaultFits(schema, fallback, context.scope.resolve)) {
    report(
      context,
      'defaultDoesNotFit',
      'warning',
      `The default ${JSON.stringify(fallback)} does not match its own schema, so it is left out.`,
      'Correct the default or the schema.',
    )
    return undefined
  }
  // An object's own defaults are filled in where the default is parsed like input.
  const parsed = typeof fallback === 'object' && fallback !== null && value.type('input') !== value.type('output')
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
  const shape = value.deferred ? `get ${key}() { return ${zod} }` : `${key}: ${zod}`
  return {
    name,
    shape: (context.docs === 'zod' ? docComment(docText(schema)) : '') + shape,
    type: (direction) => {
      const comment = direction === 'output' && context.docs === 'type' ? docComment(docText(schema)) : ''
      return comment + member(key, value.type(direction), required || (direction === 'output' && suffix !== undefined))
    },
  }
}

/** A member of an object type. */
function member(key: string, type: string, required: boolean): string {
  if (required) return `${key}: ${type}`
  if (type === 'unknown') return `${key}?: unknown`
  return `${key}?: ${type}${type.startsWith('\n') ? '\n  |' : ' |'} undefined`
}
