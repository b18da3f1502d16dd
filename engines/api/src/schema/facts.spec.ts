import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { components } from './components.js'
import { analyseSchemas } from './facts.js'
import { referencesOf } from './references.js'

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', properties })
const facts = (schemas: Record<string, JsonSchema>) =>
  analyseSchemas(new Map(Object.entries(schemas).map(([name, schema]) => [name, { schema }])))

describe('analyseSchemas', () => {
  it('finds cycles and who is in them', () => {
    const found = facts({ A: object({ b: ref('B') }), B: object({ a: ref('A') }), C: object({ a: ref('A') }), D: object({ d: ref('D') }) })
    expect([...found].map(([name, { cycle }]) => [name, cycle])).toEqual(
      expect.arrayContaining([
        ['A', 0],
        ['B', 0],
        ['C', undefined],
        ['D', 1],
      ]),
    )
  })

  it('passes on what differs, through references and cycles', () => {
    const found = facts({
      Own: object({ id: { readOnly: true }, n: { default: 1 } }),
      User: object({ own: ref('Own'), back: ref('Cycle') }),
      Cycle: object({ user: ref('User') }),
      Plain: object({ a: true }),
    })
    for (const name of ['Own', 'User', 'Cycle']) expect(found.get(name)).toMatchObject({ formsDiffer: true, inputDiffers: true })
    expect(found.get('Plain')).toEqual({ cycle: undefined, formsDiffer: false, inputDiffers: false })
  })

  it('sees defaults and readOnly of a referred schema at the property that refers to it', () => {
    const found = facts({ Id: { type: 'string', readOnly: true, default: 'x' }, User: object({ id: ref('Id') }) })
    expect(found.get('User')).toMatchObject({ formsDiffer: true, inputDiffers: true })
    expect(found.get('Id')).toMatchObject({ formsDiffer: false, inputDiffers: false })
  })
})

describe('components', () => {
  it('does not run out of stack on a chain of 20000', () => {
    const edges = new Map(Array.from({ length: 20_000 }, (_, index) => [String(index), index === 0 ? [] : [String(index - 1)]]))
    expect(components(edges)).toHaveLength(20_000)
  })
})

describe('referencesOf', () => {
  it('collects references at any depth, and the targets of a discriminator', () => {
    const schema: JsonSchema = {
      oneOf: [{ items: ref('A') }],
      discriminator: { propertyName: 'a', mapping: { x: 'B' } },
      const: { $ref: '#/components/schemas/C' },
    }
    expect([...referencesOf(schema)].sort()).toEqual(['A', 'B'])
  })
})
