import { describe, expect, test } from '@jest/globals'
import { type Node, parseSync } from 'oxc-parser'
import { eachChild, eachRunning } from './syntax.js'

/** The texts of all calls that a way of going through a program comes by. */
function callsFoundBy(each: typeof eachChild, text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    if (node.type === 'CallExpression') found.push(text.slice(node.start, node.end))
    each(node, visit)
  }
  visit(parseSync('a.ts', text).program)
  return found
}

describe('eachRunning', () => {
  test.each([
    'const a = { [key()]: value(), plain: other() }',
    'a[at()].b(c(), ...rest()).d',
    '`${text()}` as Text<Of>; wait(await one<T>(), !two(), (three(), four())!)',
    'const { a = first(), [key()]: b } = second(), [c = third()] = fourth()',
    'class A extends make<T>() { [name()] = value(); static { init() } @deco() method(x: T = preset()): R { inside() } }',
    'enum Size { S = size("s") } namespace Inner { export const one = two() } export default wrap(() => run())',
    'for (const one of list()) if (test()) { one() } else switch (on()) { case when(): then() }',
  ])('comes by every call of %s', (text) => {
    expect(callsFoundBy(eachRunning, text)).toEqual(callsFoundBy(eachChild, text))
  })

  test('leaves out names, literals and types', () => {
    const seen: string[] = []
    const visit = (node: Node): void => {
      seen.push(node.type)
      eachRunning(node, visit)
    }
    visit(parseSync('a.ts', 'const a: Map<string, Of<typeof b>> = make<Size>(b.c, { d: 1 })').program)
    expect(seen).toEqual([
      'Program',
      'VariableDeclaration',
      'VariableDeclarator',
      'CallExpression',
      'MemberExpression',
      'ObjectExpression',
      'Property',
    ])
  })
})
