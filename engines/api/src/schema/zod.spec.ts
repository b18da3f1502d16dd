import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { scopeOver } from './fixtures/run-schema.js'
import { typeOf, zodOf } from './zod.js'

const NAMED: Record<string, JsonSchema> = {
  User: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  Closed: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
  Cat: { type: 'object', properties: { petType: { type: 'string' }, meow: { type: 'boolean' } }, required: ['petType'] },
  Dog: { type: 'object', properties: { petType: { type: 'string' }, bark: { type: 'integer' } }, required: ['petType'] },
  Limit: { type: 'integer', default: 20 },
}
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const zod = (schema: JsonSchema, form: 'both' | 'request' | 'response' = 'both') =>
  zodOf(schema, scopeOver(NAMED, undefined, { form }).scope)

describe('zodOf writes what a person would', () => {
  it.each<[string, JsonSchema, string]>([
    ['anything', true, 'z.unknown()'],
    ['nothing', false, 'z.never()'],
    ['a string', { type: 'string' }, 'z.string()'],
    ['an email with a length', { type: 'string', format: 'email', maxLength: 255 }, 'z.email().max(255)'],
    ['a text that is not empty', { type: 'string', minLength: 1 }, 'z.string().min(1)'],
    ['lengths in code points', { type: 'string', minLength: 2, maxLength: 9 }, 'z.string().check(minLength(2)).check(maxLength(9))'],
    ['a pattern', { type: 'string', pattern: '^/v\\d+$' }, 'z.string().regex(/^\\/v\\d+$/u)'],
    ['a positive integer', { type: 'integer', exclusiveMinimum: 0 }, 'z.int().positive()'],
    ['int32', { type: 'integer', format: 'int32' }, 'z.int32()'],
    ['int64 as a safe integer', { type: 'integer', format: 'int64' }, 'z.int()'],
    ['bounds', { type: 'number', minimum: 1, maximum: 2.5, multipleOf: 0.5 }, 'z.number().min(1).max(2.5).multipleOf(0.5)'],
    ['a date-time', { type: 'string', format: 'date-time' }, 'z.iso.datetime({ offset: true })'],
    ['an enum', { enum: ['a', 'b'] }, "z.enum(['a', 'b'])"],
    ['a constant', { const: 'a' }, "z.literal('a')"],
    ['a mixed enum', { enum: ['a', 1, null] }, "z.literal(['a', 1]).nullable()"],
    ['an enum that its type narrows', { type: 'string', enum: ['a', 1, 'b'] }, "z.enum(['a', 'b'])"],
    ['a nullable type', { type: ['string', 'null'] }, 'z.string().nullable()'],
    ['null by anyOf', { anyOf: [ref('User'), { type: 'null' }] }, 'User.nullable()'],
    ['null by oneOf', { oneOf: [ref('User'), { type: 'null' }] }, 'User.nullable()'],
    ['a list', { type: 'array', items: ref('User'), minItems: 1 }, 'z.array(User).min(1)'],
    ['a map', { type: 'object', additionalProperties: ref('User') }, 'z.record(z.string(), User)'],
    ['a free-form object', { type: 'object' }, 'z.record(z.string(), z.unknown())'],
    [
      'a closed object',
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
      'z.strictObject({ a: z.string() })',
    ],
    [
      'an open object',
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: true },
      'z.looseObject({ a: z.string() })',
    ],
    [
      'an object with a rest',
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'integer' } },
      'z.object({ a: z.string().optional() }).catchall(z.int())',
    ],
    [
      'allOf of a reference and an object',
      { allOf: [ref('User'), { type: 'object', properties: { n: { type: 'integer' } } }] },
      'User.and(z.object({ n: z.int().optional() }))',
    ],
    [
      'allOf of plain objects',
      { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { required: ['a'] }] },
      'z.object({ a: z.string() })',
    ],
    ['a reference with a sibling', { ...{ $ref: '#/components/schemas/User' }, description: 'x' }, 'User'],
    ['types apart', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'z.union([z.string(), z.int()])'],
    ['exclusive members', { oneOf: [ref('Cat'), ref('Dog')] }, 'z.xor([Cat, Dog])'],
    ['members that may both match', { anyOf: [ref('Cat'), ref('Dog')] }, 'anyOf([Cat, Dog])'],
    ['unique items', { type: 'array', items: { type: 'string' }, uniqueItems: true }, 'where(z.array(z.string()), uniqueItems())'],
    ['closed branches, exactly', { allOf: [ref('Closed'), { $ref: '#/components/schemas/User' }] }, 'where(Closed).and(User)'],
  ])('%s', (_, schema, text) => {
    expect(zod(schema)).toBe(text)
  })

  it('puts each property on a line of its own, with its description', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', format: 'uuid', description: 'Who.' }, 'x-y': { type: ['integer', 'null'], default: null } },
    }
    expect(zodOf(schema, scopeOver({}).scope, '  ')).toBe(
      "z.object({\n    /** Who. */\n    id: z.uuid(),\n    'x-y': z.int().nullable().default(null),\n  })",
    )
  })

  it('takes the default of a referred schema, and none at a required property', () => {
    expect(zod({ type: 'object', properties: { a: ref('Limit') } })).toBe('z.object({ a: Limit.default(20) })')
    expect(zod({ type: 'object', properties: { a: ref('Limit') }, required: ['a'] })).toBe('z.object({ a: Limit })')
  })

  it('leaves out readOnly in requests and writeOnly in responses', () => {
    const schema: JsonSchema = { type: 'object', properties: { r: { readOnly: true }, w: { writeOnly: true } }, required: ['r', 'w'] }
    expect(zod(schema, 'request')).toBe('z.object({ w: z.unknown() })')
    expect(zod(schema, 'response')).toBe('z.object({ r: z.unknown() })')
  })

  it('makes a discriminated union of inline objects', () => {
    const member = (kind: string): JsonSchema => ({ type: 'object', properties: { kind: { const: kind } }, required: ['kind'] })
    expect(zod({ oneOf: [member('a'), member('b')] })).toBe(
      "z.discriminatedUnion('kind', [\n  z.object({ kind: z.literal('a') }),\n  z.object({ kind: z.literal('b') }),\n])",
    )
  })

  it('lets what children add pass where a parent with a discriminator is asked for', () => {
    const parent: JsonSchema = {
      type: 'object',
      properties: { kind: { type: 'string' } },
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
    }
    expect(zod(parent)).toBe('z.looseObject({ kind: z.string() })')
  })

  it('names the members of a discriminator by mapping, then by schema name', () => {
    const oneOf = [ref('Cat'), ref('Dog')]
    expect(zod({ oneOf, discriminator: { propertyName: 'petType', mapping: { kitty: 'Cat' } } })).toBe(
      "discriminated('petType', {\n  kitty: () => Cat,\n  Dog: () => Dog,\n})",
    )
  })
})

describe('typeOf', () => {
  it('tells what goes in from what comes out', () => {
    const schema: JsonSchema = { type: 'object', properties: { a: { type: 'integer', default: 1 } } }
    const { scope } = scopeOver({})
    expect(typeOf(schema, scope, 'output')).toBe('{ a: number }')
    expect(typeOf(schema, scope, 'input')).toBe('{ a?: number | undefined }')
  })

  it('puts parentheses where they are needed', () => {
    const { scope } = scopeOver(NAMED)
    expect(typeOf({ type: 'array', items: { type: ['string', 'null'] } }, scope, 'output')).toBe('(string | null)[]')
    expect(typeOf({ type: 'array', prefixItems: [{ type: 'string' }], items: false }, scope, 'output')).toBe('[(string | undefined)?]')
  })
})
