import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { type PartName, partOfName, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { partMembers } from './part-members.js'

/** A schema for one part of the request; below a path, for a member of it. */
export function readPart(part: PartName, schema: Value, context: SchemaContext, path: readonly string[] = []): SchemaParts | undefined {
  const read = part === 'body' ? context.read(schema) : context.inline(schema)
  if (read === undefined) return undefined
  return { [part]: path.reduceRight<JsonSchema>((inner, name) => ({ type: 'object', properties: { [name]: inner } }), read) }
}

/** `{ body: schema, query: schema }`, also as one schema whose own keys are the parts; undefined for everything else. */
export function readParts(evaluator: Evaluator, value: Value, context: SchemaContext): SchemaParts | undefined {
  if (value.kind === 'object') {
    const found = [...partMembers(evaluator, value)].flatMap(([part, schema]) => readPart(part, schema, context) ?? [])
    const responses = readResponses(value.members.get('response')?.value() ?? value.members.get('responses')?.value(), context)
    if (found.length > 0 || responses !== undefined) return Object.assign({}, ...found, responses && { responses })
  }
  return partsOfSchema(context.inline(value))
}

/** A schema of the whole request, by its properties. */
export function partsOfSchema(schema: JsonSchema | undefined): SchemaParts | undefined {
  if (typeof schema !== 'object' || schema.properties === undefined) return undefined
  const parts = Object.entries(schema.properties).map(([name, own]) => [partOfName(name), own] as const)
  if (parts.length === 0 || parts.some(([part]) => part === undefined)) return undefined
  return Object.fromEntries(parts)
}

function readResponses(value: Value | undefined, context: SchemaContext): Readonly<Record<string, JsonSchema>> | undefined {
  if (value === undefined) return undefined
  const entries = value.kind !== 'object' ? [] : [...value.members].filter(([status]) => STATUS.test(status))
  if (entries.length === 0) {
    const single = context.read(value)
    return single === undefined ? undefined : { 200: single }
  }
  return Object.fromEntries(entries.map(([status, member]) => [status.toLowerCase(), context.read(member.value()) ?? {}]))
}

const STATUS = /^(?:[1-5](?:\d\d|xx)|default)$/i
