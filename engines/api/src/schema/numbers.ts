import type { SchemaObject } from '../model/schema.js'
import { literal } from '../render/escape.js'
import { type Context, report } from './context.js'
import { type Rendered, simple } from './rendered.js'
import { declaredTypes, integersOnly } from './types.js'

const INTEGER_FORMATS: Readonly<Record<string, string>> = {
  int8: 'z.int().min(-128).max(127)',
  uint8: 'z.int().min(0).max(255)',
  int16: 'z.int().min(-32768).max(32767)',
  uint16: 'z.int().min(0).max(65535)',
  int32: 'z.int32()',
  uint32: 'z.uint32()',
  int64: 'z.int()',
  uint64: 'z.int().min(0)',
}
const SILENT: ReadonlySet<string> = new Set(['float', 'double', 'decimal', 'number', 'integer', 'currency'])

function base(schema: SchemaObject, context: Context): string {
  const { format } = schema
  const sized = format !== undefined && Object.hasOwn(INTEGER_FORMATS, format) ? INTEGER_FORMATS[format] : undefined
  if (sized !== undefined) return sized
  if (format !== undefined && !SILENT.has(format) && !declaredTypes(schema).has('string') && !context.ruleOnly) {
    report(
      context,
      'unknownFormat',
      'note',
      `The format ${JSON.stringify(format)} is not known, so nothing checks it.`,
      'Use `minimum`, `maximum` or `multipleOf`.',
    )
  }
  return integersOnly(schema) ? 'z.int()' : 'z.number()'
}

/** The number keywords: minimum, maximum, their exclusive forms, multipleOf, format. */
export function renderNumber(schema: SchemaObject, context: Context): Rendered {
  let zod = base(schema, context)
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (minimum !== undefined) zod += `.min(${literal(minimum)})`
  if (exclusiveMinimum !== undefined) zod += exclusiveMinimum === 0 ? '.positive()' : `.gt(${literal(exclusiveMinimum)})`
  if (maximum !== undefined) zod += `.max(${literal(maximum)})`
  if (exclusiveMaximum !== undefined) zod += exclusiveMaximum === 0 ? '.negative()' : `.lt(${literal(exclusiveMaximum)})`
  if (multipleOf !== undefined) zod += `.multipleOf(${literal(multipleOf)})`
  return simple(zod, 'number')
}
