import { expect, test } from '@jest/globals'
import type { ApiModel, NamedSchema } from './model.js'
import type { JsonSchema } from './schema.js'
import { sharedModel } from './shared-model.js'

const schema = (properties: Record<string, JsonSchema>): NamedSchema => ({
  name: 'Pet',
  schema: { type: 'object', properties },
  origin: { file: '/a.yaml', pointer: '/components/schemas/Pet' },
})

function model(pet: NamedSchema): ApiModel {
  const nothing = { servers: [], tags: [], operations: [], securitySchemes: new Map(), rest: {} }
  return { info: { title: 'Pets', version: '1', rest: {} }, ...nothing, schemas: new Map([['Pet', pet]]) }
}

test('what says the same is the same object, in whatever order its members are', () => {
  const former = model(schema({ a: {}, b: {} }))
  const { name, ...others } = schema({ a: {}, b: {} })
  expect(sharedModel(former, model({ ...others, name })).schemas.get('Pet')).toBe(former.schemas.get('Pet'))
})

test('the order of what stands in the document counts', () => {
  const now = model(schema({ b: {}, a: {} }))
  expect(sharedModel(model(schema({ a: {}, b: {} })), now).schemas.get('Pet')).toBe(now.schemas.get('Pet'))
})
