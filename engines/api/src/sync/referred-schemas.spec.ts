import { expect, test } from '@jest/globals'
import { withReferredSchemas } from './referred-schemas.js'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test('what is referred to comes along, with what that refers to', () => {
  const tree = { operations: { a: { schema: ref('A') } }, schemas: { B: { schema: true } } }
  const other = { schemas: { A: { schema: { items: ref('C') } }, C: { schema: ref('B') }, D: { schema: true } } }
  expect(withReferredSchemas(tree, other)).toEqual({
    ...tree,
    schemas: { B: { schema: true }, A: { schema: { items: ref('C') } }, C: { schema: ref('B') } },
  })
})

test('a tree that lacks nothing stays the same', () => {
  const tree = { operations: { a: { schema: ref('B') } }, schemas: { B: { schema: true } } }
  expect(withReferredSchemas(tree, { schemas: { A: { schema: true } } })).toBe(tree)
})
