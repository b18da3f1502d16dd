import { expect, test } from '@jest/globals'
import { memoryFiles } from '../../plan/memory-files.fixture.js'
import { OutputReader } from './read-output.js'

const FILES = {
  'src/routes/schemas/user.ts': `import { z } from 'zod'
export const User = z.object({ id: z.string() })
`,
  'src/routes/users/contract.ts': `import { z } from 'zod'
import { User } from '../schemas/user.js'

export const Team = z.object({ lead: User })
export const getUser = { responses: { 200: User } }
export const getName = { responses: { 200: z.string() } }
`,
  'src/routes/users/routes.ts': `import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'
users.get('/users/:id', route(contract.getUser, handlers.getUser))
users.get('/users/:id/name', route(contract.getName, handlers.getName))
`,
}

function readTwice(path: keyof typeof FILES, from: string, to: string) {
  const reader = new OutputReader('src/routes', 'open')
  const before = reader.read(memoryFiles(FILES))
  const after = reader.read(memoryFiles({ ...FILES, [path]: FILES[path].replace(from, to) }))
  return { before, after }
}

test('who refers to a schema that was edited is read again, and is what it was', () => {
  const { before, after } = readTwice('src/routes/schemas/user.ts', 'z.string()', 'z.string().max(9)')
  expect(after.operations).toHaveLength(2)
  expect(after.operations.map((one) => before.operations.includes(one))).toEqual([true, true])
  expect(after.schemas.get('Team')).toBe(before.schemas.get('Team'))
  expect(after.schemas.get('User')).toEqual({
    type: 'object',
    properties: { id: { type: 'string', maxLength: 9 } },
    required: ['id'],
  })
})

test('an operation that was edited is another one, those beside it are not', () => {
  const { before, after } = readTwice('src/routes/users/contract.ts', '200: z.string()', '200: z.string().max(9)')
  expect(after.operations.map((one) => before.operations.includes(one))).toEqual([true, false])
  expect(after.operations[1]?.responses[0]?.content[0]?.schema).toEqual({ type: 'string', maxLength: 9 })
})

test('the order of properties is part of what a schema says', () => {
  const reader = new OutputReader('src/routes', 'open')
  const orderOf = (properties: string): readonly string[] => {
    const contract = FILES['src/routes/users/contract.ts'].replace('{ lead: User }', properties)
    const team = reader.read(memoryFiles({ ...FILES, 'src/routes/users/contract.ts': contract })).schemas.get('Team')
    return Object.keys((typeof team === 'object' && team.properties) || {})
  }
  expect(orderOf('{ lead: User, deputy: User }')).toEqual(['lead', 'deputy'])
  expect(orderOf('{ deputy: User, lead: User }')).toEqual(['deputy', 'lead'])
})
