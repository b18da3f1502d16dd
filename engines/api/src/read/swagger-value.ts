import type { JsonSchema } from '../model/schema.js'
import type { ObjectNode, ReadContext } from './read-context.js'
import { own } from './record.js'

/** The members of a Swagger 2.0 parameter, item or header that make its schema in 3.x. */
export const VALUE_KEYS = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable',
] as const

/** The schema of a parameter or header of Swagger 2.0. Some documents give parameters a `schema`, as 3.x has it: it counts. */
export function swaggerValue(context: ReadContext, node: ObjectNode): JsonSchema {
  const schema = own(node.value, 'schema')
  if (schema !== undefined && own(node.value, 'type') === undefined) {
    return context.schema({ file: node.file, pointer: `${node.pointer}/schema`, value: schema })
  }
  const value = Object.fromEntries(VALUE_KEYS.flatMap((key) => (Object.hasOwn(node.value, key) ? [[key, node.value[key]]] : [])))
  return context.schema({ ...node, value })
}
