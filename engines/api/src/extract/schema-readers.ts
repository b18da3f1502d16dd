import type { Evaluator } from '../evaluate/evaluator.js'
import { computedValue } from '../evaluate/run/computed-value.js'
import { classValidatorReader } from './class-validator/read-class-validator.js'
import { joiReader } from './joi/read-joi.js'
import { ajvReader } from './json-schema/ajv.js'
import { fluentReader } from './json-schema/fluent.js'
import { jsonSchemaReader } from './json-schema/read-json-schema.js'
import type { SchemaReader } from './schema-reader.js'
import { typeBoxReader } from './typebox/read-typebox.js'
import { typeReader } from './types/read-types.js'
import { valibotReader } from './valibot/read-valibot.js'
import { yupReader } from './yup/read-yup.js'

/** Every schema library that kit reads, apart from zod, and TypeScript's types (as `typeValue` hands them over). */
export function schemaReaders(evaluator: Evaluator): readonly SchemaReader[] {
  return [
    typeBoxReader(evaluator),
    joiReader(evaluator),
    fluentReader(evaluator),
    yupReader,
    valibotReader,
    classValidatorReader(evaluator),
    ajvReader,
    jsonSchemaReader(evaluator),
    typeReader(evaluator),
    computedReader(evaluator),
  ]
}

/** Schemas that a function makes, or that a package holds as data. */
function computedReader(evaluator: Evaluator): SchemaReader {
  return (value, context) => {
    const computed = computedValue(evaluator, value)
    return computed?.kind === 'object' ? context.read(computed) : undefined
  }
}
