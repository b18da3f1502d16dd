import { expect, test } from '@jest/globals'
import { editedStatements } from './edited-statements.js'

const BASE = `import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const pets: Router = Router()

pets.get('/pets', route(contract.listPets, handlers.listPets))
pets.post('/pets', route(contract.addPet, handlers.addPet))
`

test.each([
  ['nothing', BASE, []],
  ['names of imports', BASE.replaceAll('contract.', 'agreed.').replace('as contract', 'as agreed').replace('./agreed', './contract'), []],
  ['one route', BASE.replace("post('/pets', ", "post('/pets', guard, "), ['contract.addPet']],
  ['a comment on a route', BASE.replace('pets.get', '// mine\npets.get'), ['contract.listPets']],
  ['the name of a declaration', BASE.replace('const pets', 'const animals'), ['pets', 'value pets']],
])('of a module in which somebody has changed %s', (_, current, expected) => {
  expect([...editedStatements('routes.ts', BASE, current)]).toEqual(expected)
})
