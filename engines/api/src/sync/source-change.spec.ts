import type { View } from './read-view.js'
import { isTouched, sourceChange } from './source-change.js'
import type { TreeObject } from './tree.js'

const operation = (id: string, path: string, more: TreeObject = {}): TreeObject => ({ id, method: 'get', path, ...more })
const view = (operations: readonly TreeObject[], schemas: Readonly<Record<string, TreeObject>> = {}): View => ({
  operations: new Map(operations.map((one) => [String(one['id']), one])),
  schemas: new Map(Object.entries(schemas)),
})
const agreed: TreeObject = {
  info: { title: 'Pets' },
  operations: { getPet: operation('getPet', '/pets/{id}', { summary: 'A pet', rest: { 'x-owner': 'us' } }) },
  schemas: { Pet: { name: 'Pet', schema: { type: 'object', example: {} } } },
}
const before = view([operation('getPet', '/pets/{id}', { summary: 'A pet' })], { Pet: { name: 'Pet', schema: { type: 'object' } } })

test('no change is the agreed document', () => {
  const change = sourceChange(agreed, before, before)
  expect(change.tree).toEqual(agreed)
  expect(isTouched(change)).toBe(false)
})

test('a change keeps what the sources do not say', () => {
  const after = view([operation('getPet', '/pets/{id}', { summary: 'One pet' })], {
    Pet: { name: 'Pet', schema: { type: 'object', minProperties: 1 } },
  })
  const { tree, operations } = sourceChange(agreed, before, after)
  expect(tree['operations']).toEqual({ getPet: operation('getPet', '/pets/{id}', { summary: 'One pet', rest: { 'x-owner': 'us' } }) })
  expect(tree['schemas']).toEqual({ Pet: { name: 'Pet', schema: { type: 'object', minProperties: 1, example: {} } } })
  expect([...operations.changed]).toEqual(['getPet'])
})

test('a renamed operation keeps what the document says of it', () => {
  const after = view([operation('fetchPet', '/pets/{petId}', { summary: 'A pet' })], Object.fromEntries(before.schemas))
  const { tree, operations } = sourceChange(agreed, before, after)
  expect(tree['operations']).toEqual({ fetchPet: operation('fetchPet', '/pets/{petId}', { summary: 'A pet', rest: { 'x-owner': 'us' } }) })
  expect([...operations.renamed]).toEqual([['getPet', 'fetchPet']])
})

test('what comes and what goes', () => {
  const after = view([operation('listPets', '/pets')])
  const { tree } = sourceChange(agreed, before, after)
  expect(tree).toEqual({ info: { title: 'Pets' }, operations: { listPets: operation('listPets', '/pets') }, schemas: {} })
})
