import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { declarationOf } from './declaration.js'
import { moduleOf, scopeOver } from './fixtures/run-schema.js'

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const USER: JsonSchema = {
  type: 'object',
  description: 'A registered user.',
  required: ['id'],
  properties: { id: { type: 'string', description: 'Who.' }, age: { type: 'integer', default: 1 } },
}

describe('declarationOf', () => {
  it('infers types', () => {
    expect(moduleOf({ User: USER }).source).toBe(`/** A registered user. */
export const User = z.object({
  /** Who. */
  id: z.string(),
  age: z.int().default(1),
})
export type User = z.infer<typeof User>
export type UserInput = z.input<typeof User>
`)
  })

  it('says what the document calls a schema where the constant has another name', () => {
    const declared = (inline: boolean) =>
      declarationOf(
        {
          name: 'foo.bar-Baz',
          identifier: 'FooBarBaz',
          inline,
          schema: { type: 'string', description: 'Text.', deprecated: true },
          mode: 'infer',
          inputDiffers: false,
        },
        scopeOver({}).scope,
      ).split('export')[0]
    expect(declared(false)).toBe('/**\n * Text.\n *\n * @deprecated\n * @schema foo.bar-Baz\n */\n')
    expect(declared(true)).toBe('/**\n * Text.\n *\n * @deprecated\n * @inline\n */\n')
  })

  it('declares types, with the descriptions in one place', () => {
    expect(moduleOf({ User: USER }, { mode: 'declare' }).source).toBe(`/** A registered user. */
export interface User {
  /** Who. */
  id: string
  age: number
}

export interface UserInput {
  id: string
  age?: number | undefined
}

export const User: z.ZodType<User, UserInput> = typed(z.object({
  id: z.string(),
  age: z.int().default(1),
}))
`)
  })

  it('uses getters for recursion in objects and z.lazy elsewhere', () => {
    const { source } = moduleOf({
      Node: { type: 'object', properties: { parent: ref('Node') } },
      Tree: { type: 'array', items: ref('Tree') },
    })
    expect(source).toContain('get parent() { return Node.optional() }')
    expect(source).toContain('export interface Node { parent?: Node | undefined }')
    expect(source).toContain('export type Tree = Tree[]')
    expect(source).toContain('typed(z.lazy(() => z.array(Tree)))')
  })

  it('says where a reference leads to itself and nothing else', () => {
    const { problems, source } = moduleOf({ A: ref('B'), B: ref('A') })
    expect(problems.map((one) => one.code)).toContain('KIT1305')
    expect(source).toContain('z.unknown()')
  })
})

describe('problems', () => {
  it.each<[string, JsonSchema, string, string]>([
    ['an unknown format', { type: 'string', format: 'iban' }, 'KIT1300', ''],
    ['a pattern that is none', { properties: { 'a/b': { type: 'string', pattern: '(' } }, type: 'object' }, 'KIT1301', '/properties/a~1b'],
    ['object keywords without a type', { properties: { a: true } }, 'KIT1302', ''],
    ['a default of another type', { type: 'object', properties: { a: { type: 'integer', default: 'x' } } }, 'KIT1303', '/properties/a'],
    ['an enum that its type excludes', { type: 'integer', enum: ['a'] }, 'KIT1304', ''],
    [
      'a discriminator without names',
      { oneOf: [{ type: 'object' }, { type: 'object' }], discriminator: { propertyName: 'a' } },
      'KIT1306',
      '',
    ],
    [
      'a property __proto__',
      { type: 'object', properties: JSON.parse('{"__proto__":{"type":"string"}}') },
      'KIT1308',
      '/properties/__proto__',
    ],
    ['a reference to nothing', ref('Nowhere'), 'KIT1309', ''],
    ['an encoded JSON text', { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/json' }, 'KIT1310', ''],
  ])('%s', (_, schema, code, pointer) => {
    expect(moduleOf({ Root: schema }).problems).toEqual([expect.objectContaining({ code, pointer })])
  })

  it('names defaults that contradict each other', () => {
    const one = (value: number): JsonSchema => ({ type: 'object', properties: { n: { type: 'integer', default: value } } })
    expect(moduleOf({ A: one(1), B: one(2), C: { allOf: [ref('A'), ref('B')] } }).problems.map(({ code }) => code)).toEqual(['KIT1307'])
  })
})
