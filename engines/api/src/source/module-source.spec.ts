import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { readModule } from './module-source.js'

const TEXT = `// licence

import type { Handler } from '../http.js'
import db, { query as ask } from './db.js'

/** Reads a user. */
// second line
export const getUser: Handler = async ({ params: { id } }, res) => {
  const { rows } = await ask(db, id)
  res.json(rows.local)
}

const local = 1
export async function later() { return getUser }
export { local as other }
export * from './more.js'
`

test('exports, imports and stars', () => {
  const source = readModule('handlers.ts', TEXT)
  expect([...source.exports].sort()).toEqual(['getUser', 'later', 'other'])
  expect(source.stars).toEqual(['./more.js'])
  expect(source.imports).toEqual([
    { local: 'Handler', specifier: '../http.js', imported: 'Handler', type: true },
    { local: 'db', specifier: './db.js', imported: 'default', type: false },
    { local: 'ask', specifier: './db.js', imported: 'query', type: false },
  ])
})

test('a statement has the comments right above it and what it mentions', () => {
  const statement = readModule('handlers.ts', TEXT).statements.find((one) => one.names.includes('getUser'))
  expect(statement?.text).toMatch(/^\/\*\* Reads a user\. \*\/\n\/\/ second line\nexport const getUser/)
  expect(statement?.mentions.has('ask')).toBe(true)
  expect(statement?.mentions.has('local')).toBe(false)
})

test('a file header is nobody’s comment', () => {
  expect(readModule('handlers.ts', TEXT).statements[0]?.text).toBe("import type { Handler } from '../http.js'")
})

test('what does not parse is a diagnostic with its place', () => {
  expect.assertions(2)
  try {
    readModule('handlers.ts', 'export const a = 1\nexport const = 2\n')
  } catch (error) {
    expect(error).toBeInstanceOf(DiagnosticError)
    expect(error instanceof DiagnosticError && error.diagnostics[0]?.place).toEqual({ file: 'handlers.ts', line: 2, column: 14 })
  }
})
