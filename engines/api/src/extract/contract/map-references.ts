import { type Discriminator, type JsonSchema, refName } from '../../model/schema.js'
import { mapSubschemas } from '../map-schema.js'

/** Replaces each reference; what stands beside it stays. */
export function mapReferences(schema: JsonSchema, replace: (name: string) => JsonSchema | undefined): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const inner = mapSubschemas(schema, (one) => mapReferences(one, replace))
  const { discriminator, $ref } = inner
  const mapped = discriminator?.mapping === undefined ? inner : { ...inner, discriminator: withMapping(discriminator, replace) }
  const name = $ref === undefined ? undefined : refName($ref)
  const target = name === undefined ? undefined : replace(name)
  if (target === undefined) return mapped
  const { $ref: _, ...beside } = mapped
  return typeof target === 'boolean' ? (Object.keys(beside).length === 0 ? target : beside) : { ...target, ...beside }
}

function withMapping(discriminator: Discriminator, replace: (name: string) => JsonSchema | undefined): Discriminator {
  const renamed = Object.entries(discriminator.mapping ?? {}).map(([value, name]): [string, string] => {
    const target = replace(name)
    return [value, typeof target === 'object' && target.$ref !== undefined ? (refName(target.$ref) ?? name) : name]
  })
  return { ...discriminator, mapping: Object.fromEntries(renamed) }
}
