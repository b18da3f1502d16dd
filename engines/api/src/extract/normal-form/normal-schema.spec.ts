// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema
import type { JsonSchema } from '../../model/schema.js'
import { normalSchema } from './normal-schema.js'

const named: Readonly<Record<string, JsonSchema>> = {
  Cat: { type: 'object', properties: { kind: { const: 'cat' } }, required: ['kind'] },
  Dog: { type: 'object', properties: { kind: { const: 'dog' } }, required: ['kind'] },
  Pet: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'object' }] },
}
const normal = (schema: JsonSchema) => normalSchema(schema, (name) => named[name])
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test.each<readonly [JsonSchema, JsonSchema]>([
  [{}, true],
  [{ not: {} }, false],
  [{ type: ['string', 'null'] }, { anyOf: [{ type: 'null' }, { type: 'string' }] }],
  [{ type: ['string', 'integer'], minLength: 1 }, { anyOf: [{ type: 'integer' }, { type: 'string', minLength: 1 }] }],
  [{ allOf: [{ type: 'string' }] }, { type: 'string' }],
  [
    { type: 'string', allOf: [{ minLength: 1 }, { minLength: 3 }] },
    { type: 'string', minLength: 3 },
  ],
  [{ const: 'a' }, { type: 'string', enum: ['a'] }],
  [{ type: 'string', enum: ['b', 'a', null] }, { enum: ['a', 'b'] }],
  [{ enum: ['a', null] }, { anyOf: [{ const: 'a' }, { type: 'null' }] }],
  [{ anyOf: [{ const: 'a' }, { const: 'b' }] }, { enum: ['b', 'a'] }],
  [
    { type: 'integer', format: 'int32', oneOf: [{ const: 1 }, { enum: [2, 3] }] },
    { type: 'integer', enum: [1, 2, 3] },
  ],
  [{ allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { const: 'b' }],
  [{ type: 'object', additionalProperties: true, properties: {} }, { type: 'object' }],
  [
    { type: 'object', required: ['a', 'b'], properties: { a: {}, b: {} } },
    { type: 'object', required: ['b', 'a'] },
  ],
  [{ type: 'object', allOf: [ref('Cat')] }, ref('Cat')],
  [ref('Pet'), ref('Cat')],
  [{ oneOf: [ref('Cat'), ref('Dog')] }, { anyOf: [ref('Dog'), ref('Cat')] }],
  [
    { type: 'object', anyOf: [{ properties: { a: { type: 'string' } } }] },
    { type: 'object', properties: { a: { type: 'string' } } },
  ],
  [
    { type: 'object', dependentSchemas: { a: { required: ['b'] } } },
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
  ],
  [
    { type: 'array', prefixItems: [{ type: 'string' }], maxItems: 1 },
    { type: 'array', prefixItems: [{ type: 'string' }], items: false },
  ],
  [
    { type: 'string', format: 'byte' },
    { type: 'string', contentEncoding: 'base64' },
  ],
  [
    { type: 'string', pattern: 'a\\/b' },
    { type: 'string', pattern: 'a/b' },
  ],
  [
    { type: 'integer', format: 'int8', minimum: 0 },
    { type: 'integer', minimum: 0, maximum: 127 },
  ],
  [{ if: { type: 'string' }, then: { minLength: 2 } }, { minLength: 2 }],
])('%j is %j', (a, b) => {
  expect(normal(a)).toEqual(normal(b))
})

test.each<readonly [JsonSchema, JsonSchema]>([
  [{ type: 'string' }, {}],
  [{ type: 'string' }, { type: ['string', 'null'] }],
  [{ type: 'integer' }, { type: 'number' }],
  [{ minLength: 1 }, { type: 'string', minLength: 1 }],
  [
    { type: 'object', properties: { a: { type: 'string' } } },
    { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  ],
  [{ type: 'object' }, { type: 'object', additionalProperties: false }],
  [{ anyOf: [{ minimum: 1 }, { maximum: 5 }] }, { oneOf: [{ minimum: 1 }, { maximum: 5 }] }],
  [{ oneOf: [{ const: 'a' }, { const: 'a' }, { const: 'b' }] }, { enum: ['a', 'b'] }],
  [{ anyOf: [{ type: 'integer', const: 'a' }, { const: 'b' }] }, { enum: ['a', 'b'] }],
  [ref('Cat'), ref('Dog')],
  [
    { type: 'array', prefixItems: [{ type: 'string' }] },
    { type: 'array', prefixItems: [{ type: 'string' }], items: false },
  ],
  [
    { type: 'string', pattern: 'a' },
    { type: 'string', pattern: 'b' },
  ],
  [{ properties: { a: { type: 'string', default: 'x' } } }, { properties: { a: { type: 'string' } } }],
  [{ properties: { a: { type: 'string', description: 'x' } } }, { properties: { a: { type: 'string' } } }],
])('%j is not %j', (a, b) => {
  expect(normal(a)).not.toEqual(normal(b))
})
