import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failureOf } from './failure.js'

const nowhere = () => undefined

describe('why there is no API', () => {
  it('is a place in a module that Vite could not transform', () => {
    const problem = Object.assign(
      new Error('Transform failed with 1 error:\n\n\u001b[31m[PARSE_ERROR] \u001b[0mUnexpected token\n   ╭─[ app/mid.ts:1:31 ]\n'),
      { id: '/project/src/mid.ts', plugin: 'vite:oxc', errors: [{ loc: { line: 12, column: 4, file: '/project/src/mid.ts' } }] },
    )
    expect(failureOf(problem, nowhere)).toMatchObject({
      code: 'KIT1751',
      message: "The API can't be loaded: Unexpected token",
      place: { file: '/project/src/mid.ts', line: 12, column: 5 },
    })
  })

  it('is the import of what is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kit-failure-'))
    const file = join(folder, 'app.ts')
    writeFileSync(file, "import a from 'node:fs'\nimport b from './b.js'\nimport c from 'c'\n")
    const missing = (text: string) => failureOf(new Error(text), nowhere).place
    expect(missing(`Failed to load url ./b.js (resolved id: ./b.js) in ${file}. Does the file exist?`)).toEqual({
      file,
      line: 2,
      column: 15,
    })
    expect(missing(`Cannot find module 'c' imported from '${file}'`)).toEqual({ file, line: 3, column: 15 })
    rmSync(folder, { recursive: true })
  })

  it('is what its own code throws, where it throws it', () => {
    const place = { file: '/project/src/app.ts', line: 3, column: 7 }
    expect(failureOf(new TypeError('no database'), () => place)).toMatchObject({
      code: 'KIT1752',
      message: 'The API throws while it starts: TypeError: no database',
      place,
    })
    expect(failureOf('just a text', nowhere)).toMatchObject({ code: 'KIT1752', message: 'The API throws while it starts: just a text' })
  })
})
