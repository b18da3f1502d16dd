import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { constantOf, textOrUndefined } from '../constant.js'
import { patternOf } from '../pattern.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { applyWhen, readAlternatives } from './alternatives.js'
import { applyAny } from './any.js'
import { readArray } from './arrays.js'
import { joiCalls } from './joi-chain.js'
import { type ReadCompiled, readObject } from './objects.js'
import { applyRules, DATE_RULES, NUMBER_RULES, STRING_RULES } from './scalars.js'

/**
 * Reads schemas of joi (`joi`, `@hapi/joi`, celebrate's `Joi`, extended ones) to JSON Schema. Objects and alternatives that are constants
 * become components. Conversions (`.trim()`, `.lowercase()`) are no rules for what is sent and are left out.
 */
export function joiReader(evaluator: Evaluator): SchemaReader {
  const open: { readonly id: string; readonly value: Value }[] = []

  const read = (value: Value, context: SchemaContext): JsonSchema | undefined => {
    const calls = joiCalls(evaluator, value)
    if (calls === undefined) return isKeys(evaluator, value) ? compiled(value, context) : undefined
    const [before, last] = calls.slice(-2)
    if (before !== undefined && last !== undefined && PRESENCE_ONLY.has(last.name)) return read(before.value, context)
    const kind = kindOf(calls)
    if (kind === undefined) return undefined
    if (kind === 'link') return link(calls, context)
    const id = idOf(calls)
    const body = () => {
      if (id !== undefined) open.push({ id, value })
      const schema = readCalls(kind, calls, context)
      if (id !== undefined) open.pop()
      return schema
    }
    if (kind !== 'object' && kind !== 'alternatives') return body()
    return context.reference(value, body, id) ?? body()
  }

  const compiled = (value: Value, context: SchemaContext): JsonSchema | undefined => {
    if (value.kind === 'literal' || value.kind === 'regexp') {
      const pattern = patternOf(value)
      const constant = constantOf(value)
      return pattern === undefined ? constant !== undefined && { const: constant } : { type: 'string', pattern }
    }
    if (value.kind === 'object') return readObject(evaluator, [{ name: 'keys', args: [value], value }], readIn(context), context)
    if (value.kind === 'array') return readAlternatives([{ name: 'try', args: value.items, value }], readIn(context))
    return context.read(value)
  }

  const readIn =
    (context: SchemaContext): ReadCompiled =>
    (value) =>
      compiled(value, context)

  const link = (calls: readonly BuilderCall[], context: SchemaContext): JsonSchema => {
    const target = textOrUndefined(calls[0]?.args[0])
    const found = open.findLast(({ id }) => target === `#${id}`)
    const schema = found && context.read(found.value)
    if (schema === undefined && calls[0]) context.note(calls[0].value, 'What the link points at is not known.')
    return schema ?? {}
  }

  const readCalls = (kind: Kind, calls: readonly BuilderCall[], context: SchemaContext): SchemaObject => {
    const base = readKind(kind, calls, context)
    const complete = calls.reduce(
      (schema, call) =>
        call.name === 'when' && kind !== 'alternatives'
          ? applyWhen(schema, call, readIn(context), context)
          : applyAny(schema, call, context),
      base,
    )
    return kind === 'string' && !allowsEmpty(calls) ? notEmpty(complete) : complete
  }

  const readKind = (kind: Kind, calls: readonly BuilderCall[], context: SchemaContext): SchemaObject => {
    switch (kind) {
      case 'object':
        return readObject(evaluator, calls, readIn(context), context)
      case 'array':
        return readArray(evaluator, calls, readIn(context), context)
      case 'alternatives':
        return readAlternatives(calls, readIn(context))
      case 'string':
        return applyRules({ type: 'string' }, STRING_RULES, calls.slice(1), context)
      case 'number':
        return applyRules({ type: 'number' }, NUMBER_RULES, calls.slice(1), context)
      case 'boolean':
        return { type: 'boolean' }
      case 'date':
        return applyRules({ type: 'string', format: 'date-time' }, DATE_RULES, calls.slice(1), context)
      case 'binary':
        return { type: 'string', format: 'binary' }
      default:
        return {}
    }
  }

  return read
}

type Kind = 'object' | 'array' | 'alternatives' | 'string' | 'number' | 'boolean' | 'date' | 'binary' | 'link' | 'any'

const KINDS: Readonly<Record<string, Kind>> = {
  object: 'object',
  array: 'array',
  alternatives: 'alternatives',
  alt: 'alternatives',
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  date: 'date',
  binary: 'binary',
  link: 'link',
  any: 'any',
}
/** Of the package itself: they check, or they make something that is no schema. */
const NO_SCHEMAS = new Set([
  'validate',
  'attempt',
  'assert',
  'ref',
  'in',
  'x',
  'expression',
  'isSchema',
  'isRef',
  'override',
  'checkPreferences',
])

/** They say something to whoever holds the schema, not of its values: what has a name keeps it. */
const PRESENCE_ONLY = new Set(['required', 'optional', 'exist', 'messages', 'message', 'error', 'prefs', 'preferences'])

function kindOf(calls: readonly BuilderCall[]): Kind | undefined {
  const [first] = calls
  const last = calls.at(-1)
  if (first === undefined || NO_SCHEMAS.has(first.name) || last?.name === 'validate' || last?.name === 'validateAsync') return undefined
  // `Joi.required()` is `Joi.any().required()`, and types of extensions whose base is not known may be anything.
  return KINDS[first.name] ?? 'any'
}

function idOf(calls: readonly BuilderCall[]): string | undefined {
  return textOrUndefined(calls.findLast(({ name }) => name === 'id')?.args[0])
}

function allowsEmpty(calls: readonly BuilderCall[]): boolean {
  return calls.some(({ name, args }) => (name === 'allow' || name === 'empty') && args.some((one) => textOrUndefined(one) === ''))
}

/** joi rejects the empty string unless it is allowed by name. */
function notEmpty(schema: SchemaObject): SchemaObject {
  const isOpen = Object.keys(schema).every((keyword) =>
    ['type', 'maxLength', 'description', 'title', 'default', 'examples'].includes(keyword),
  )
  return isOpen && schema.default !== '' ? { ...schema, minLength: 1 } : schema
}

/** A plain object whose values are joi's stands for `Joi.object().keys()` of it. */
function isKeys(evaluator: Evaluator, value: Value): boolean {
  if (value.kind !== 'object' || value.members.size === 0) return false
  return [...value.members.values()].every((member) => joiCalls(evaluator, member.value()) !== undefined)
}
