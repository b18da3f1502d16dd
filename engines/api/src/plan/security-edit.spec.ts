import { readModule } from '../source/module-source.js'
import { memoryFiles } from './memory-files.fixture.js'
import { securityEdit } from './security-edit.js'

const origin = { file: 'openapi.yaml', pointer: '' }
const bearer = { name: 'bearerAuth', identifier: 'bearerAuth', scheme: { type: 'http', scheme: 'bearer', rest: {}, origin } } as const
const key = { name: 'x-api-key', identifier: 'xApiKey', scheme: { type: 'apiKey', in: 'header', name: 'X-Key', rest: {}, origin } } as const

test('a new file has a stub for each scheme, by its name in the document', () => {
  const [edit] = securityEdit(memoryFiles({}), 'security.ts', [bearer, key])
  expect(edit?.text).toContain("export const bearerAuth = scheme({ type: 'http', scheme: 'bearer' }, async () => undefined)")
  expect(edit?.text).toContain("export const schemes = { bearerAuth, 'x-api-key': xApiKey }")
})

test('a scheme is added to what somebody wrote, which keeps every line', () => {
  const [first] = securityEdit(memoryFiles({}), 'security.ts', [bearer])
  const written = (first?.text ?? '').replace('async () => undefined', "async ({ token }) => (token === 'a' ? { id: 'a' } : undefined)")
  const [second] = securityEdit(memoryFiles({ 'security.ts': written }), 'security.ts', [bearer, key])
  for (const line of written.split('\n').filter((one) => !one.includes('schemes ='))) expect(second?.text).toContain(line)
  expect(second?.text).toContain("export const schemes = { bearerAuth, 'x-api-key': xApiKey }")
  expect(readModule('security.ts', second?.text ?? '').exports).toEqual(new Set(['bearerAuth', 'xApiKey', 'schemes']))
})

test('nothing new changes nothing', () => {
  const [first] = securityEdit(memoryFiles({}), 'security.ts', [bearer])
  expect(securityEdit(memoryFiles({ 'security.ts': first?.text ?? '' }), 'security.ts', [bearer])).toEqual([])
})
