import { Imports, specifier } from './imports.js'

test('packages first, then files from far to near; types merge with values', () => {
  const imports = new Imports()
  imports.value('./contract.js', 'b')
  imports.value('../http.js', 'ErrorBody')
  imports.type('../http.js', 'Contract')
  imports.type('../http.js', 'ErrorBody')
  imports.value('zod', 'z')
  imports.namespace('./handlers.js', 'handlers', { type: true })
  expect(String(imports)).toBe(
    "import { z } from 'zod'\nimport { ErrorBody, type Contract } from '../http.js'\nimport { b } from './contract.js'\nimport type * as handlers from './handlers.js'\n",
  )
})

test.each([
  ['users/contract', 'http', '../http.js'],
  ['contract', 'http', './http.js'],
  ['a/b/contract', 'a/contract', '../contract.js'],
  ['users/contract', 'schemas/user', '../schemas/user.js'],
  ['users/handlers', '../db', '../../db.js'],
  ['handlers', '../db', '../db.js'],
])('from %s to %s', (from, to, expected) => {
  expect(specifier(from, to)).toBe(expected)
})
