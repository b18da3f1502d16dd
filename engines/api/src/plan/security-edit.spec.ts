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

test.each([
  [
    'on several lines with remarks',
    '{\n  bearerAuth, // the main one\n  // more to come\n}',
    "{\n  bearerAuth, 'x-api-key': xApiKey, // the main one\n  // more to come\n}",
  ],
  ['with a trailing comma', '{ bearerAuth, }', "{ bearerAuth, 'x-api-key': xApiKey, }"],
  [
    'that is a constant of a type',
    '{ bearerAuth } as const satisfies Record<string, { name?: string }>',
    "{ bearerAuth, 'x-api-key': xApiKey } as const satisfies Record<string, { name?: string }>",
  ],
])('a scheme is added to a table %s', (_, before, after) => {
  const head = 'const bearerAuth = 1\n\n/** Mine. */\nexport const schemes = '
  const [edit] = securityEdit(memoryFiles({ 'security.ts': `${head}${before}\n` }), 'security.ts', [bearer, key])
  expect(edit?.text.endsWith(`\n\n/** Mine. */\nexport const schemes = ${after}\n`)).toBe(true)
  expect(edit?.text.startsWith('const bearerAuth = 1\n')).toBe(true)
})

test('a name that is taken is not taken again', () => {
  const text = 'const xApiKey = 1, bearerAuth = xApiKey\nexport const schemes = { bearerAuth }\n'
  const [edit] = securityEdit(memoryFiles({ 'security.ts': text }), 'security.ts', [bearer, key])
  expect(edit?.text).toContain('export const xApiKey_ = scheme(')
  expect(edit?.text).toContain("{ bearerAuth, 'x-api-key': xApiKey_ }")
})

test('a table of another kind is left alone', () => {
  const text = 'export const schemes = Object.assign({}, {})\n'
  expect(securityEdit(memoryFiles({ 'security.ts': text }), 'security.ts', [bearer])).toEqual([])
})
