// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema
import { readFileSync } from 'node:fs'
import { SCHEMA_HELPERS } from '../../schema/scope.js'
import { read } from './zod.fixture.js'

const helpers = readFileSync(new URL('../../../templates/shared/schema.ts', import.meta.url), 'utf8')
const files = readFileSync(new URL('../../../templates/shared/http/files.ts', import.meta.url), 'utf8')
const text = { type: 'string' }

const readWithHelpers = (source: string) =>
  read(
    `import { ${SCHEMA_HELPERS.join(', ')} } from './schema.js'
import { file } from './http/files.js'
const A = z.object({ kind: z.literal('a') })
const B = z.object({ kind: z.literal('b') })
export default ${source}`,
    { 'src/schema.ts': helpers, 'src/http/files.ts': files },
  )

test.each<readonly [string, unknown]>([
  ['typed(z.object({ a: z.string() }))', { type: 'object', properties: { a: text }, required: ['a'] }],
  ['z.string().check(minLength(2)).check(maxLength(5))', { type: 'string', minLength: 2, maxLength: 5 }],
  ['time()', { type: 'string', format: 'time' }],
  ['uriReference().max(9)', { type: 'string', format: 'uri-reference', maxLength: 9 }],
  ['where(z.array(z.string()), uniqueItems())', { type: 'array', items: text, uniqueItems: true }],
  [
    'where(z.array(z.string()), contains(z.literal("a"), 2, 3))',
    { type: 'array', items: text, contains: { const: 'a' }, minContains: 2, maxContains: 3 },
  ],
  [
    'where(z.record(z.string(), z.string()), propertyCount(1, 4))',
    { type: 'object', additionalProperties: text, minProperties: 1, maxProperties: 4 },
  ],
  ['where(z.looseObject({}), propertyNames(z.string().max(3)))', { type: 'object', propertyNames: { type: 'string', maxLength: 3 } }],
  [
    "where(z.looseObject({ a: z.string() }), properties({ matching: [[/^x\\/y/u, z.int()]], others: z.never(), known: ['a'] }))",
    {
      type: 'object',
      properties: { a: text },
      required: ['a'],
      patternProperties: { '^x/y': { type: 'integer' } },
      additionalProperties: false,
    },
  ],
  ["where(z.looseObject({}), dependentRequired([['a', ['b', 'c']]]))", { type: 'object', dependentRequired: { a: ['b', 'c'] } }],
  ['equal<{ a: 1 }>({ a: 1 })', { const: { a: 1 } }],
  ['where(z.string(), not(z.email()))', { type: 'string', not: { type: 'string', format: 'email' } }],
  [
    'where(z.string(), conditional(z.email(), z.string().max(9)))',
    { type: 'string', if: { type: 'string', format: 'email' }, then: { type: 'string', maxLength: 9 } },
  ],
  [
    'when({ string: z.string().min(1), number: z.int() })',
    { minLength: 1, allOf: [{ if: { type: 'number' }, then: { type: 'integer' } }] },
  ],
  ['anyOf([z.string(), z.int()])', { anyOf: [text, { type: 'integer' }] }],
  [
    "discriminated('kind', { a: () => A, b: () => B })",
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'kind', mapping: { a: 'A', b: 'B' } },
    },
  ],
  ["where(A, unevaluated('object', { names: ['kind'] }, z.never()))", { $ref: '#/components/schemas/A', unevaluatedProperties: false }],
  ['file().optional()', { type: 'string', format: 'binary' }],
])('%s', (source, schema) => {
  const found = readWithHelpers(source)
  expect(found.schema).toEqual(schema)
  expect(found.notes).toEqual([])
})

test('functions of the same names elsewhere are followed as any others', () => {
  const found = read("import { time } from './clock.js'\nexport default time()", {
    'src/clock.ts': "import { z } from 'zod'\nexport function time() { return z.int() }",
  })
  expect(found.schema).toEqual({ type: 'integer' })
})
