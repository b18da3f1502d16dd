import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { constantOf, memberOf } from '../constant.js'
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
    const given = memberOf(value, 'response') ?? memberOf(value, 'responses')
    const responses = given && readResponses(given, memberOf(value, 'status'), context)
    if (found.length > 0 || responses !== undefined) return Object.assign({}, ...found, responses && { responses })
  }
  return partsOfSchema(context.inline(value))
}

/** What middleware hands to a schema of the whole request besides its parts. */
const BESIDES = new Set(['file', 'files', 'ip', 'method', 'session', 'state', 'url', 'user'])

/** A schema of the whole request, by its properties. */
export function partsOfSchema(schema: JsonSchema | undefined): SchemaParts | undefined {
  if (typeof schema !== 'object' || schema.properties === undefined) return undefined
  const named = Object.entries(schema.properties).map(([name, own]) => ({ name, part: partOfName(name), own }))
  const parts = named.filter(({ part }) => part !== undefined)
  if (parts.length === 0 || named.some(({ name, part }) => part === undefined && !BESIDES.has(name))) return undefined
  return Object.fromEntries(parts.filter(({ own }) => saysSomething(own)).map(({ part, own }) => [part, own]))
}

function saysSomething(schema: JsonSchema): boolean {
  return typeof schema === 'object' && Object.keys(schema).length > 0
}

/** One schema by status, or one for the success status that is named beside it. */
export function readResponses(
  value: Value,
  status: Value | undefined,
  context: SchemaContext,
): Readonly<Record<string, JsonSchema>> | undefined {
  const entries = value.kind !== 'object' ? [] : [...value.members].filter(([name]) => STATUS.test(name))
  if (entries.length === 0) {
    const single = context.read(value)
    return single === undefined ? undefined : { [successOf(status)]: single }
  }
  return Object.fromEntries(entries.map(([name, member]) => [name.toLowerCase(), context.read(member.value()) ?? {}]))
}

function successOf(status: Value | undefined): string {
  const known = status && constantOf(status)
  return String([known].flat().find((one) => typeof one === 'number' && one >= 200 && one < 300) ?? 200)
}

const STATUS = /^(?:[1-5](?:\d\d|xx)|default)$/i
