import type { Value } from '../../evaluate/value.js'
import { constantOf } from '../constant.js'
import { asObject } from './zod-node.js'
import type { ZodReading } from './zod-reading.js'

/** The pattern of texts that `z.templateLiteral` lets pass. */
export function templatePattern(reading: ZodReading, parts: readonly Value[]): string {
  const inner = parts.map((part) => {
    const constant = constantOf(part)
    return constant === undefined ? schemaPattern(reading, part) : escaped(String(constant))
  })
  return `^${inner.join('')}$`
}

function schemaPattern(reading: ZodReading, part: Value): string {
  const schema = asObject(reading.schema(part))
  const listed = schema.enum ?? (schema['const'] === undefined ? undefined : [schema['const']])
  if (listed !== undefined) return `(?:${listed.map((one) => escaped(String(one))).join('|')})`
  if (schema.pattern !== undefined) return `(?:${schema.pattern.replace(/^\^|\$$/g, '')})`
  if (schema.type === 'integer') return '-?\\d+'
  if (schema.type === 'number') return '-?\\d+(?:\\.\\d+)?'
  if (schema.type === 'boolean') return '(?:true|false)'
  return '[\\s\\S]*'
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')
}
