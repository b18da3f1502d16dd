import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { execute, moduleOf, parsed, scopeOver, verdicts } from './fixtures/run-schema.js'
import { isReadOnly, isWriteOnly } from './one-way.js'
import { zodOf } from './zod.js'

const ref = (name: string): JsonSchema & object => ({ $ref: `#/components/schemas/${name}` })
const NAMED: Record<string, JsonSchema> = {
  User: {
    type: 'object',
    properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
  },
  Thing: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] },
  Stamp: { type: 'string', readOnly: true },
  Nullable: { anyOf: [ref('User'), { type: 'null' }] },
  Secret: { allOf: [ref('User'), { required: ['password'] }] },
}
const SENT = { name: 'Ada', password: 'x' }
const GIVEN = { id: 1, name: 'Ada' }

describe('what is required beside the schema that describes it', () => {
  it.each<[string, JsonSchema]>([
    ['by a branch', { allOf: [ref('User'), { required: ['id', 'password', 'name'] }] }],
    ['by a branch before it', { allOf: [{ type: 'object', required: ['id', 'password', 'name'] }, ref('User')] }],
    ['beside the reference', { ...ref('User'), required: ['id', 'password', 'name'] }],
    ['beside allOf', { allOf: [ref('User'), ref('Thing'), { properties: { kind: true } }], required: ['id', 'password', 'name'] }],
    ['through several names', { allOf: [ref('Secret'), { required: ['id', 'name'] }] }],
    ['where null is allowed', { anyOf: [{ allOf: [ref('User'), { required: ['id', 'password', 'name'] }] }, { type: 'null' }] }],
    ['beside what may be null', { allOf: [ref('Nullable'), { type: 'object', required: ['id', 'password', 'name'] }] }],
    ['by a closed branch', closed()],
    ['by a branch that describes it once more', { allOf: [ref('User'), restated()] }],
  ])('%s', (_, schema) => {
    const kind = JSON.stringify(schema).includes('Thing') ? { kind: 'k' } : {}
    const values = (name: string) => [
      { ...SENT, ...kind },
      { ...GIVEN, ...kind },
      { ...kind, [name]: 'Ada' },
    ]
    for (const mode of ['infer', 'declare'] as const) {
      expect(verdicts(schema, values('password'), NAMED, { form: 'request', mode })).toEqual([true, false, false])
      expect(verdicts(schema, values('name'), NAMED, { form: 'response', mode })).toEqual([false, true, false])
    }
  })

  it('is demanded where no part says a direction', () => {
    const schema: JsonSchema = { allOf: [ref('Thing'), { required: ['password'] }] }
    for (const form of ['request', 'response'] as const)
      expect(verdicts(schema, [{ kind: 'k' }, { kind: 'k', password: 1 }], NAMED, { form })).toEqual([false, true])
  })

  it('is looked for by conditions all the same', () => {
    const schema: JsonSchema = { allOf: [ref('User'), { not: { required: ['password'] } }] }
    expect(verdicts(schema, [GIVEN, SENT], NAMED, { form: 'response' })).toEqual([true, false])
  })

  it('does not let pass what the direction has not', () => {
    const schema: JsonSchema = { allOf: [ref('User'), { required: ['id', 'password', 'name'] }] }
    const all = { ...SENT, ...GIVEN, admin: true }
    expect(parsed(schema, all, NAMED, { form: 'request' })).toEqual(SENT)
    expect(parsed(schema, all, NAMED, { form: 'response' })).toEqual(GIVEN)
  })

  it('leaves a constant of its own where one direction has nothing to add', () => {
    const written = moduleOf(NAMED, { form: 'response' })
    expect(written.source).toContain('export const Secret = where(User)')
    expect(execute(written, 'Secret').parse({ ...GIVEN, ...SENT })).toEqual(GIVEN)
  })

  it('leaves out a branch that only the other direction has', () => {
    const schema: JsonSchema = { allOf: [ref('Thing'), { type: 'object', properties: { password: { writeOnly: true } } }] }
    expect(zodOf(schema, scopeOver(NAMED, undefined, { form: 'response' }).scope)).toBe('Thing')
  })
})

function closed(): JsonSchema {
  const properties = { id: true, name: true, password: true }
  return { allOf: [ref('User'), { type: 'object', properties, required: ['id', 'password', 'name'], additionalProperties: false }] }
}

function restated(): JsonSchema {
  return { type: 'object', properties: { id: { minimum: 1 }, password: { minLength: 1 } }, required: ['id', 'password', 'name'] }
}

describe('a property is of one direction', () => {
  const resolve = (name: string) => NAMED[name]
  it.each<[string, JsonSchema]>([
    ['by a branch among several', { allOf: [ref('Thing'), { description: 'x' }, { readOnly: true }] }],
    ['beside a lone branch', { allOf: [ref('Thing')], readOnly: true }],
    ['by the component', ref('Stamp')],
    ['by the component in a branch', { allOf: [{ description: 'x' }, ref('Stamp')] }],
    ['beside a union with null', { oneOf: [ref('Thing'), { type: 'null' }], readOnly: true }],
    ['in a union with null', { anyOf: [{ allOf: [ref('Thing'), { readOnly: true }] }, { type: 'null' }] }],
  ])('%s', (_, property) => {
    expect(isReadOnly(property, resolve)).toBe(true)
    expect(isWriteOnly(property, resolve)).toBe(false)
    const schema: JsonSchema = { type: 'object', properties: { a: property, b: { type: 'string' } }, required: ['a'] }
    const value = { a: typeof property === 'object' && JSON.stringify(property).includes('Stamp') ? 'now' : { kind: 'k' }, b: 'x' }
    expect(parsed(schema, value, NAMED, { form: 'request' })).toEqual({ b: 'x' })
    expect(parsed(schema, value, NAMED, { form: 'response' })).toEqual(value)
    expect(verdicts(schema, [{ b: 'x' }], NAMED, { form: 'response' })).toEqual([false])
  })

  it.each<[string, JsonSchema]>([
    ['a word beside the reference goes before', { ...ref('Stamp'), readOnly: false }],
    ['one member of several says nothing of the others', { oneOf: [ref('Stamp'), ref('Thing')] }],
    ['its items are another value', { type: 'array', items: ref('Stamp') }],
  ])('not: %s', (_, property) => {
    expect(isReadOnly(property, resolve)).toBe(false)
  })
})

it('tells members apart by no tag that the direction has not', () => {
  const member = (kind: string, name: string): JsonSchema => ({
    type: 'object',
    properties: { kind: { const: kind, readOnly: true }, [name]: { type: 'string' } },
    required: ['kind', name],
  })
  const schema: JsonSchema = { oneOf: [member('a', 'x'), member('b', 'y')] }
  expect(verdicts(schema, [{ x: '1' }, { y: '1' }, {}], {}, { form: 'request' })).toEqual([true, true, false])
  expect(verdicts(schema, [{ kind: 'b', y: '1' }, { kind: 'a', y: '1' }, { x: '1' }], {}, { form: 'response' })).toEqual([
    true,
    false,
    false,
  ])
})
