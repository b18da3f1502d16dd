import { describe, expect, test } from '@jest/globals'
import { parseSync } from 'oxc-parser'
import { parsedSource } from './parsed-source.js'

const TEXT = `import { Router } from 'express'
export const router: Router = Router()
router.get('/users/:id', async (req, res) => res.json({ [req.params.id]: now(), at: clock.now(), /* a list */ list: [] }))
class Users<T> extends Base<T> { static #all = /a+/g; constructor(private readonly name = \`x\${1n}\`) { super() } }
`

describe('what is parsed', () => {
  test('is what the parser says', () => {
    expect(parsedSource('a.ts', TEXT).program).toEqual(parseSync('a.ts', TEXT).program)
  })

  test('has one list for all that are empty', () => {
    const lists: unknown[] = []
    const visit = (value: unknown): void => {
      if (Array.isArray(value) && value.length === 0) lists.push(value)
      if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one)
    }
    visit(parsedSource('b.ts', 'now(); clock.now(); function f() {}').program)
    // Names have decorators, calls have arguments, functions have parameters.
    expect(lists.length).toBeGreaterThan(5)
    expect(new Set(lists).size).toBe(1)
  })
})
