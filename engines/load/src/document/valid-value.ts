import { generateSync, type JsonSchema } from 'json-schema-faker'

/**
 * A value that a schema accepts, the same for the same seed: small, with what is required and nothing else.
 *
 * @param schemas what `#/components/schemas/…` refers to
 * @returns undefined where none could be found
 * @example
 * validValue({ type: 'string', pattern: '^[A-Z]{2}$' }, {}, 1) // 'AN'
 */
export function validValue(schema: unknown, schemas: Readonly<Record<string, unknown>>, seed: number): unknown {
  try {
    return generateSync(standalone(schema, schemas), {
      seed,
      optionalsProbability: 0,
      useExamplesValue: true,
      useDefaultValue: true,
      maxItems: 2,
      // Not the present: the same document gives the same file next year.
      minDateTime: '2020-01-01T00:00:00Z',
      maxDateTime: '2025-12-31T00:00:00Z',
    })
  } catch {
    // A schema that contradicts itself, or one that the library doesn't know. There is no value then.
    return undefined
  }
}

function standalone(schema: unknown, schemas: Readonly<Record<string, unknown>>): JsonSchema {
  if (typeof schema !== 'object' || schema === null) return schema !== false
  return { ...schema, components: { schemas } }
}
