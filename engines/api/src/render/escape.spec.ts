import { commentText, docComment, literal, propertyKey, quote, regex, templateText } from './escape.js'

const NASTY = [
  "it's",
  'back\\slash',
  'line\nbreak',
  'carriage\rreturn',
  '\u2028',
  '\u2029',
  '`${process.exit(1)}`',
  '*/ process.exit(1) /*',
  '</script><script>',
  '<!--',
  "'; process.exit(1); '",
  "\\'; process.exit(1); //",
  '\u0000',
  '\ud800',
  '__proto__',
  '${1+1}',
  '日本',
  '\u202e',
  '/',
  '[/]',
  '*/',
  '"',
  '\ufeff',
]

/** Runs generated text as code: what it means, not how it looks, is what counts. */
function run(expression: string): unknown {
  return new Function(`return (${expression})`)()
}

describe('templateText', () => {
  test.each(NASTY)('%j comes back as it was', (text) => {
    expect(run(`\`${templateText(text)}\``)).toBe(text)
    expect(run(`\`a${templateText(`${text}$`)}{}\``)).toBe(`a${text}${'$'}{}`)
  })
})

describe('quote', () => {
  test.each(NASTY)('%j comes back as it was', (text) => {
    expect(run(quote(text))).toBe(text)
    expect(quote(text)).not.toMatch(/<\/script|<!--|[\n\r\u2028\u2029]/i)
  })
})

describe('propertyKey and literal', () => {
  test.each(NASTY)('%j is a key and nothing else', (text) => {
    const object = run(`{ ${propertyKey(text)}: 1 }`) as object
    expect(Object.keys(object)).toEqual([text])
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
  })

  test('values come back as they were', () => {
    const value = { a: [1, 'b', null, true, -0, 1e21], __proto__x: {}, 'x-y': { z: NASTY } }
    expect(run(literal(value))).toEqual(value)
  })

  test('keys that need no quotes have none', () => {
    expect(['id', '$ref', '日本', '200', '0'].map(propertyKey)).toEqual(['id', '$ref', '日本', '200', '0'])
    expect(['x-y', '01', '', '1e3'].map(propertyKey)).toEqual(["'x-y'", "'01'", "''", "'1e3'"])
  })
})

describe('docComment', () => {
  test.each(NASTY)('%j does not end the comment', (text) => {
    expect(run(`${docComment(text)} 1`)).toBe(1)
    expect(run(`${docComment(`${text}\n${text}`)} 1`)).toBe(1)
  })

  test('one line stays one, several get a block', () => {
    expect(docComment('A user.')).toBe('/** A user. */\n')
    expect(docComment('A user.\n\nSince v2.  ', '  ')).toBe('  /**\n   * A user.\n   *\n   * Since v2.\n   */\n')
    expect(docComment('  ')).toBe('')
  })

  test('directions of writing cannot be overridden (CVE-2021-42574)', () => {
    expect(commentText('a\u202eb\u2066c')).toBe('abc')
  })
})

describe('regex', () => {
  test.each([
    '^[a-z]+$',
    '/',
    '^/path/[^/]+$',
    '\\d{3}',
    '[/]',
    '\\/',
    '`[$][{]1[}]`',
    "'",
    '\u2028',
    '</script>',
    '\\p{Lu}',
    '^\\w+@\\w+$',
    '',
    '[^]]',
    '\n',
  ])('%j means the same', (pattern) => {
    const source = regex(pattern)
    expect(source).toBeDefined()
    const compiled = run(source ?? '')
    expect(compiled).toBeInstanceOf(RegExp)
    for (const text of ['abc', '/', '/path/x', '123', "'", '`${1}`', '\u2028', '</script>', 'Ä', 'a@b', '\n', '']) {
      expect([text, (compiled as RegExp).test(text)]).toEqual([text, new RegExp(pattern, /^\[\^\]\]$/.test(pattern) ? '' : 'u').test(text)])
    }
  })

  test('what only works without the u flag goes without it', () => {
    expect(regex('\\-')).toBe('/\\-/')
    expect(regex('[\\00-\\037]')).toBe("new RegExp('[\\\\00-\\\\037]')")
  })

  test.each(['(', '[', '(?P<x>a)', '*'])('%j is none', (pattern) => {
    expect(regex(pattern)).toBeUndefined()
  })
})
