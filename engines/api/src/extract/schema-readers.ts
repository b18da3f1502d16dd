import type { Evaluator } from '../evaluate/evaluator.js'
import { joiReader } from './joi/read-joi.js'
import type { SchemaReader } from './schema-reader.js'

/** Every schema library that kit reads, apart from zod. */
export function schemaReaders(evaluator: Evaluator): readonly SchemaReader[] {
  return [joiReader(evaluator)]
}
