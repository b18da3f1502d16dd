import { expect, test } from '@jest/globals'
import { followRenames } from './follow-renames.js'
import { mergeTrees } from './three-way.js'
import type { Tree } from './tree.js'

const operation = (id: string, more: object = {}) => ({
  id,
  method: 'get',
  path: '/pets/{id}',
  schema: { $ref: '#/components/schemas/Pet' },
  ...more,
})
const BASE = { operations: { getPet: operation('getPet') }, schemas: { Pet: { name: 'Pet', schema: { type: 'object' } } } }

function merged(left: Tree, right: Tree): ReturnType<typeof mergeTrees> {
  const followed = followRenames(BASE, left, right)
  return mergeTrees(followed.base, followed.left, followed.right)
}

test('what one side has renamed meets what the other has changed of it', () => {
  const renamed = { ...BASE, operations: { readPet: operation('readPet') } }
  const changed = { ...BASE, operations: { getPet: operation('getPet', { summary: 'A pet' }) } }
  const both = { ...BASE, operations: { readPet: operation('readPet', { summary: 'A pet' }) } }
  expect(merged(renamed, changed)).toEqual({ tree: both, conflicts: [] })
  expect(merged(changed, renamed)).toEqual({ tree: both, conflicts: [] })
  expect(followRenames(BASE, renamed, changed).former).toEqual(new Map([['operations/readPet', 'getPet']]))
})

test('references and discriminators follow a schema', () => {
  const renamed = {
    operations: { getPet: operation('getPet', { schema: { $ref: '#/components/schemas/Animal' } }) },
    schemas: { Animal: { name: 'Animal', schema: { type: 'object' } } },
  }
  const mapping = (name: string) => ({ Zoo: { name: 'Zoo', schema: { discriminator: { mapping: { pet: name } } } } })
  const changed = { ...BASE, schemas: { ...BASE.schemas, ...mapping('Pet') } }
  expect(merged(renamed, changed)).toEqual({
    tree: { ...renamed, schemas: { ...renamed.schemas, ...mapping('Animal') } },
    conflicts: [],
  })
})

test('a schema is renamed even if it is described in other words at the same time', () => {
  const renamed = { ...BASE, schemas: { Animal: { name: 'Animal', schema: { type: 'object', description: 'An animal.' } } } }
  expect(followRenames(BASE, renamed, BASE).former).toEqual(new Map([['schemas/Animal', 'Pet']]))
})

test('schemas that need each other get new names at the same time; which of several is meant is not guessed', () => {
  const list = (name: string, of: string) => ({ name, schema: { type: 'array', items: { $ref: `#/components/schemas/${of}` } } })
  const holder = (name: string, of: string) => ({ name, schema: { properties: { all: { $ref: `#/components/schemas/${of}` } } } })
  const base = { operations: {}, schemas: { Team: holder('Team', 'Teams'), Teams: list('Teams', 'Team') } }
  const renamed = { operations: {}, schemas: { Group: holder('Group', 'Groups'), Groups: list('Groups', 'Group') } }
  const names = new Map([
    ['schemas/Group', 'Team'],
    ['schemas/Groups', 'Teams'],
  ])
  expect(followRenames(base, renamed, base).former).toEqual(names)
  const several = { operations: {}, schemas: { ...renamed.schemas, Crew: list('Crew', 'Group') } }
  expect(followRenames(base, several, base).former).toEqual(new Map([['schemas/Group', 'Team']]))
})

test('two new names for one thing are a conflict', () => {
  const [one, other] = ['readPet', 'showPet'].map((id) => ({ ...BASE, operations: { [id]: operation(id) } }))
  const { tree, conflicts } = merged(one, other)
  expect(conflicts).toMatchObject([{ path: ['operations', 'readPet', 'id'], base: 'getPet', left: 'readPet', right: 'showPet' }])
  expect(tree).toEqual(one)
})
