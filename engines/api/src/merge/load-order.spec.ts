import { expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

const ROLE = "/** What somebody may do. */\nexport const Role = z.enum(['admin'])\nexport type Role = z.infer<typeof Role>\n"
const USER = 'export const User = z.object({\n  id: z.int(),\n})\n'
const BASE = `import { z } from 'zod'\n\n${ROLE}\n${USER}`
const OTHER_ORDER = `import { z } from 'zod'\n\n// mine\n\n${USER}\n${ROLE}`

test('a constant that somebody has put below what needs it now moves up', () => {
  const wanted = BASE.replace('id: z.int(),', 'id: z.int(),\n  role: Role,')
  const { text, conflicts } = mergeModule('contract.ts', BASE, OTHER_ORDER, wanted)
  expect(conflicts).toEqual([])
  expect(text).toBe(`import { z } from 'zod'\n\n${ROLE}\n// mine\n\n${USER.replace('id: z.int(),', 'id: z.int(),\n  role: Role,')}`)
})

test('what is needed later may stand below', () => {
  const wanted = BASE.replace('id: z.int(),', 'id: z.int(),\n  get role() { return Role },')
  const { text } = mergeModule('contract.ts', BASE, OTHER_ORDER, wanted)
  expect(text).toBe(OTHER_ORDER.replace('id: z.int(),', 'id: z.int(),\n  get role() { return Role },'))
})

test('what needs another one in turn takes it along', () => {
  const base = `${BASE}\nexport const Right = z.string()\n`
  const current = `import { z } from 'zod'\n\n${USER}\n${ROLE}\nexport const Right = z.string()\n`
  const wanted = `import { z } from 'zod'\n\nexport const Right = z.string()\n\n${ROLE.replace("z.enum(['admin'])", 'z.array(Right)')}\n${USER.replace('z.int(),', 'z.int(),\n  role: Role,')}`
  const { text } = mergeModule('contract.ts', base, current, wanted)
  expect([...text.matchAll(/const (\w+)/g)].map(([, name]) => name)).toEqual(['Right', 'Role', 'User'])
})

test('an order that did not load before is left alone', () => {
  const current = `import { z } from 'zod'\n\nexport const all = [Role]\n\n${USER}\n${ROLE}`
  const wanted = BASE.replace('id: z.int(),', 'id: z.int(),\n  role: Role,')
  expect(mergeModule('contract.ts', BASE, current, wanted).text).toBe(current.replace('id: z.int(),', 'id: z.int(),\n  role: Role,'))
})
