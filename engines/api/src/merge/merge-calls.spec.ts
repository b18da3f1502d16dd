import { expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

test.each([
  [
    'in the chain',
    "users.get('/a', guard, route(contract.x, handlers.x)) // mine\n",
    "users.put('/b/:id', guard, route(contract.x, handlers.x)) // mine\n",
  ],
  [
    'around the route',
    "users.get('/a', { ...route(contract.x, handlers.x), preHandler: guard })\n",
    "users.put('/b/:id', { ...route(contract.x, handlers.x), preHandler: guard })\n",
  ],
])('method and path change at once on a line with middleware %s', (_, current, expected) => {
  const line = (address: string): string => `users.${address}, route(contract.x, handlers.x))\n`
  const { text, conflicts } = mergeModule('routes.ts', line("get('/a'"), current, line("put('/b/:id'"))
  expect([text, conflicts]).toEqual([expected, []])
})

test('what is new has its imports, whatever somebody has removed', () => {
  const base =
    "import { z } from 'zod'\nimport { maxLength, typed } from '../schema.js'\nimport { Pet } from './pet.js'\n\nexport const A = typed(z.string().check(maxLength(3)))\nexport const P = Pet\n"
  const current =
    "import { z } from 'zod'\nimport { typed } from '../schema.js'\n\nexport const A = typed(z.string().max(3))\nexport const P = z.any()\n"
  const wanted = `${base}\nexport const B = z.array(Pet).check(maxLength(3))\n`
  const { text } = mergeModule('a.ts', base, current, wanted)
  expect(text).toContain("import { maxLength, typed } from '../schema.js'\nimport { Pet } from './pet.js'\n")
  expect(text).toContain('export const A = typed(z.string().max(3))\nexport const P = z.any()\n')
})

test('what somebody has edited is put into a call, or taken out of it', () => {
  const [bare, typed] = [
    'export const A = B.and(z.object({ a: z.int() }))\n',
    'export const A = typed(B.and(z.object({ get a() { return A } })))\n',
  ]
  const edit = (text: string): string => text.replace('))', ').strict())')
  expect(mergeModule('a.ts', bare, edit(bare), typed)).toMatchObject({ text: edit(typed), conflicts: [] })
  expect(mergeModule('a.ts', typed, edit(typed), bare)).toMatchObject({ text: edit(bare), conflicts: [] })
})

test('a call of something else is taken whole or not at all', () => {
  const base = 'export const A = typed(B.and(z.object({ a: z.int() })))\n'
  const current = 'export const A = typed(/* mine */ B.and(z.object({ a: z.int() })))\n'
  const { text, conflicts } = mergeModule('a.ts', base, current, 'export const A = B.and(z.object({ b: z.int() }))\n')
  expect([text, conflicts.length]).toEqual([current, 1])
})
