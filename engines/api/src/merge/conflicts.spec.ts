import { describe, expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

describe('conflicts', () => {
  const of = (base: string, current: string, wanted: string) => {
    const result = mergeModule('contract.ts', base, current, wanted)
    const again = mergeModule('contract.ts', result.base, result.text, wanted)
    expect([again.text, again.conflicts]).toEqual([result.text, result.conflicts])
    return result
  }
  const AGE = 'export const User = z.object({\n  name: z.string(),\n  age: z.int().max(9),\n})\n'
  test('leave one span alone, say what it is and where, and let the rest through', () => {
    const wanted = AGE.replace('max(9)', 'max(20)').replace('name: z.string()', 'name: z.email()')
    const result = of(AGE, `// mine\n${AGE.replace('max(9)', 'max(12)')}`, wanted)
    expect(result.text).toBe(`// mine\n${wanted.replace('max(20)', 'max(12)')}`)
    expect(result.conflicts).toEqual([{ what: 'User.age', line: 4, column: 20, base: '9', wanted: '20' }])
    expect(result.base).toBe(wanted.replace('max(20)', 'max(9)'))
    expect(mergeModule('contract.ts', result.base, result.text.replace('12', '20'), wanted).conflicts).toEqual([])
  })
  test.each([
    ['something somebody put into what goes', AGE.replace('max(9)', 'max(9).refine(isOdd)'), AGE.replace('  age: z.int().max(9),\n', '')],
    ['a comment of theirs on what goes', AGE.replace('  age', '  // mine\n  age'), AGE.replace('  age: z.int().max(9),\n', '')],
    ['code of theirs that uses what goes', `${AGE}const isUser = User.parse\n`, 'export const Account = z.string()\n'],
    ['something they removed and that changes', AGE.replace('  age: z.int().max(9),\n', ''), AGE.replace('max(9)', 'max(20)')],
    ['another bound of theirs where kit asks for another kind of bound', AGE.replace('max(9)', 'max(12)'), AGE.replace('max(9)', 'min(2)')],
    ['something both have added', AGE.replace('  age', '  id: z.int(),\n  age'), AGE.replace('  age', '  id: z.uuid(),\n  age')],
  ])('are %s', (_, current, wanted) => {
    const result = of(AGE, current, wanted)
    expect(result.conflicts).toHaveLength(1)
    for (const line of current.split('\n')) expect(result.text).toContain(line)
  })
})

test('a comment that stands apart from what goes stays, and is no conflict', () => {
  const base = 'export const a = {\n  b: 1,\n  c: 2,\n  d: 3,\n}\n'
  const apart = (line: string): string => base.replace(line, `  /* mine */\n\n${line}`)
  const without = (line: string): string => base.replace(line, '')
  for (const line of ['  b: 1,\n', '  c: 2,\n', '  d: 3,\n']) {
    const { text, conflicts } = mergeModule('a.ts', base, apart(line), without(line))
    const bare = (all: string): string => all.replace('/* mine */', '').replace(/\s+/g, ' ')
    expect([conflicts, bare(text)]).toEqual([[], bare(without(line))])
    expect(text).toContain('/* mine */')
  }
})

test('a conflict in a file of another style is remembered as one', () => {
  const base = "export const A = {\n  b: 'x',\n  c: 1,\n}\n"
  const current = 'export const A = {\n\tb: "x",\n\tc: 2,\n};\nexport const B = { d: "mine" };\n'
  const wanted = base.replace("'x'", "'y'").replace('c: 1', 'c: 3')
  const { text, conflicts, base: next } = mergeModule('a.ts', base, current, wanted)
  expect([text, conflicts.length]).toEqual([current.replace('"x"', '"y"'), 1])
  expect(next).toBe(wanted.replace('c: 3', 'c: 1'))
})

test('a conflict in something that kit puts into a call is remembered as one', () => {
  const base = 'export const A = z.object({\n  a: z.int(),\n  b: z.int(),\n})\n'
  const current = base.replace('a: z.int()', 'a: z.int().max(7)')
  const wanted = 'export const A = typed(z.object({\n  get a() { return A },\n  b: z.int(),\n}))\n'
  const { text, conflicts, base: next } = mergeModule('a.ts', base, current, wanted)
  expect([text, conflicts.length]).toEqual([current.replace('z.object', 'typed(z.object').replace('})', '}))'), 1])
  expect(next).toBe(base.replace('z.object', 'typed(z.object').replace('})', '}))'))
})
