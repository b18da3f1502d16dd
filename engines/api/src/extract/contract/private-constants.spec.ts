import { expect, test } from '@jest/globals'
import { memoryFiles } from '../../plan/memory-files.fixture.js'
import { readOutput } from './read-output.js'

/** The named schemas of a contract and the body that it asks for. */
function read(contract: string): { readonly schemas: readonly string[]; readonly body: unknown } {
  const { schemas, operations } = readOutput(
    memoryFiles({
      'routes/pets/contract.ts': `import { z } from 'zod'\n${contract}\nexport const addPet = { body: Pet, responses: {} }\n`,
      'routes/pets/routes.ts': `import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'
pets.post('/pets', route(contract.addPet, handlers.addPet))
`,
      'routes/http.ts': 'export function route(contract, handler) {}\n',
    }),
    'routes',
  )
  return { schemas: [...schemas.keys()].sort(), body: operations[0]?.body?.content[0]?.schema }
}

test('what a module keeps to itself stands where it is used', () => {
  const name = 'const Name = z.string().max(9)\n'
  const pet = 'export const Pet = z.object({ name: Name })\n'
  expect(read(name + pet).schemas).toEqual(['Pet'])
  expect(read(`export ${name}${pet}`).schemas).toEqual(['Name', 'Pet'])
  expect(read(`${name}${pet}export { Name as Title }\n`).schemas).toEqual(['Name', 'Pet'])
  expect(read(`${name}const Pet = z.object({ name: Name })\n`)).toEqual({
    schemas: [],
    body: { type: 'object', properties: { name: { type: 'string', maxLength: 9 } }, required: ['name'] },
  })
})

test('what needs itself has a name, whether or not it is exported', () => {
  expect(read('const Pet = z.object({ get parent() { return Pet.optional() } })\n').schemas).toEqual(['Pet'])
})
