import { type JsonSchema, refName } from '../model/schema.js'
import { visitSubschemas } from './subschemas.js'

/**
 * The names of the schemas that a schema refers to directly: by `$ref` at any depth, or as target of a discriminator.
 *
 * @example
 * referencesOf({ type: 'array', items: { $ref: '#/components/schemas/Pet' } }) // Set { 'Pet' }
 */
export function referencesOf(schema: JsonSchema): ReadonlySet<string> {
  if (typeof schema === 'boolean') return new Set()
  const names = known.get(schema) ?? namesIn(schema)
  known.set(schema, names)
  return names
}

/** Models are never changed: what one of their schemas refers to is found once. */
const known = new WeakMap<object, ReadonlySet<string>>()

function namesIn(schema: JsonSchema): ReadonlySet<string> {
  const names = new Set<string>()
  const open: JsonSchema[] = [schema]
  const push = (inner: JsonSchema) => void open.push(inner)
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'boolean') continue
    const name = one.$ref === undefined ? undefined : refName(one.$ref)
    if (name !== undefined) names.add(name)
    if (one.oneOf !== undefined || one.anyOf !== undefined) {
      for (const target of Object.values(one.discriminator?.mapping ?? {})) names.add(target)
    }
    visitSubschemas(one, push)
  }
  return names
}
