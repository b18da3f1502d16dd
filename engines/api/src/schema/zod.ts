import type { JsonSchema } from '../model/schema.js'
import { rootContext } from './context.js'
import { indentLines } from './layout.js'
import { lower } from './lower.js'
import type { Direction } from './rendered.js'
import type { SchemaScope } from './scope.js'

/**
 * A JSON Schema (draft 2020-12) as a zod 4 expression that accepts the same values.
 * What zod has no word for is a call of a helper from `templates/shared/schema.ts`; what neither can say is reported.
 * A default stands at optional properties only: write that of the schema itself with `defaultOf`.
 *
 * @param indent white space in front of the line the expression starts on
 * @example
 * zodOf({ type: 'array', items: { type: 'string' }, minItems: 1 }, scope) // z.array(z.string()).min(1)
 */
export function zodOf(schema: JsonSchema, scope: SchemaScope, indent = ''): string {
  const { zod, deferred } = lower(schema, rootContext(scope, 'zod'))
  return indentLines(deferred ? `z.lazy(() => ${zod})` : zod, indent)
}

/**
 * The TypeScript type of what a schema accepts (`input`) or gives (`output`). Reports nothing: `zodOf` already did.
 *
 * @example
 * typeOf({ type: ['string', 'null'] }, scope, 'output') // string | null
 */
export function typeOf(schema: JsonSchema, scope: SchemaScope, direction: Direction, indent = ''): string {
  const silent: SchemaScope = {
    ...(scope.file === undefined ? {} : { file: scope.file }),
    form: scope.form,
    resolve: (name) => scope.resolve(name),
    outline: (name) => scope.outline(name),
    reference: (name) => scope.reference(name),
    helper: (name) => name,
    report: () => {},
  }
  return indentLines(lower(schema, rootContext(silent, 'type')).type(direction), indent)
}
