import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import type { Direction, SchemaContext, SchemaReader } from '../schema-reader.js'
import type { ZodNode } from './zod-node.js'
import { ZodReading } from './zod-reading.js'

/**
 * A reader of zod schemas, from their syntax: zod 4, its `mini`, and what zod 3 spelled otherwise. The helpers of the `schema.ts` and `http.ts` that kit
 * writes are known by their names and are not looked into.
 *
 * @param direction which side of a transformation is read, and whether a property with a default may be missing
 */
export function zodReader(evaluator: Evaluator, direction: Direction = 'input'): SchemaReader {
  return (value, context): JsonSchema | undefined => readZodNode(evaluator, value, context, direction)?.schema
}

/** A zod schema, and whether the value may be left out where it is a property or a body. */
export function readZodNode(
  evaluator: Evaluator,
  value: Value,
  context: SchemaContext,
  direction: Direction = 'input',
): ZodNode | undefined {
  return new ZodReading(evaluator, context, direction).read(value)
}
