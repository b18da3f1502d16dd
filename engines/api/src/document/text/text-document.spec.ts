import { parseText } from '../../read/parse-text.js'
import { rewriteDocument } from './text-document.js'

type Value = Record<string, unknown>

function parsedValue(text: string): Value {
  const parsed = parseText(text.replace(/^\ufeff/, ''), false)
  if (!parsed.ok) throw new Error('the fixture does not parse')
  return Object(parsed.value)
}

/** The text after a change of its value, which must have been possible. */
function rewritten(text: string, change: (value: Value) => Value, renames: Record<string, string> = {}): string {
  const old = parsedValue(text)
  const result = rewriteDocument(text, false, old, change(structuredClone(old)), new Map(Object.entries(renames)))
  if (!result.ok) throw new Error(result.reason)
  expect(parsedValue(result.text)).toEqual(change(structuredClone(old)))
  return result.text
}

/** Assigns a value at a path of keys. */
const set =
  (path: string, value: unknown) =>
  (root: Value): Value => {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const owner = keys.reduce<Value>((at, key) => Object(at[key]), root)
    if (value === undefined) delete owner[last]
    else owner[last] = value
    return root
  }

describe('a rewritten text', () => {
  it('is the same text where the value is the same', () => {
    const text = '\ufeff# c\r\na:   1 # one\r\n'
    const value = parsedValue(text)
    expect(rewriteDocument(text, false, value, structuredClone(value))).toMatchObject({ ok: true, text })
  })

  it('keeps comments, quotes, flow style and odd indentation around a changed scalar', () => {
    expect(rewritten('# top\na:\n     b: "x"   # why\n     c: {d: [1, 2]} # flow\n', set('a.b', 'no'))).toBe(
      '# top\na:\n     b: "no"   # why\n     c: {d: [1, 2]} # flow\n',
    )
    expect(rewritten("a: { b: 'x', c: 1 }\n", set('a.c', 2))).toBe("a: { b: 'x', c: 2 }\n")
  })

  it('quotes what YAML would take for something else', () => {
    for (const text of ['no', 'on', '1e3', '2020-01-01', '0x1', 'null', '~', '', ' a', 'a: b', '- a', '1_000', '12:30']) {
      expect(parsedValue(rewritten('a: x\n', set('a', text)))).toEqual({ a: text })
      expect(rewritten('a: x\n', set('a', text))).toBe(`a: '${text}'\n`)
    }
  })

  it('adds entries in the style of their map, behind the one they follow', () => {
    expect(rewritten('a: { b: 1 }\n', set('a.c', [1]))).toBe('a: { b: 1, c: [1] }\n')
    expect(rewritten('a: {}\nz: 1\n', set('a.b', { c: 1 }))).toBe('a:\n  b:\n    c: 1\nz: 1\n')
    expect(rewritten('a:\n    b: 1 # one\n     # about b\n\n# about z\nz: 1\n', set('a.c', { d: 2 }))).toBe(
      'a:\n    b: 1 # one\n     # about b\n    c:\n        d: 2\n\n# about z\nz: 1\n',
    )
  })

  it('removes entries with their lines, and leaves the comments between them', () => {
    expect(rewritten('a: 1\n# about b\nb:\n  c: 2\n# about d\nd: 3\n', set('b', undefined))).toBe('a: 1\n# about b\n# about d\nd: 3\n')
    expect(rewritten('l:\n- a: 1\n  b: 2\n', set('l.0.a', undefined))).toBe('l:\n- b: 2\n')
    expect(rewritten('a: { b: 1, c: 2 }\n', set('a.c', undefined))).toBe('a: { b: 1 }\n')
    expect(rewritten('a:\n  b: 1\nc: 2\n', set('a', {}))).toBe('a: {}\nc: 2\n')
  })

  it('renames a key and keeps what is below it', () => {
    const text = 'paths:\n  "/a": # here\n    get: { x: 1 } # get\n  /b: 1\n'
    const change = (): Value => ({ paths: { '/c d': { get: { x: 2 } }, '/b': 1 } })
    expect(rewritten(text, change, { '/paths/~1a': '/c d' })).toBe('paths:\n  "/c d": # here\n    get: { x: 2 } # get\n  /b: 1\n')
  })

  it('keeps line endings, byte order mark and document markers', () => {
    expect(rewritten('\ufeff---\r\na:\r\n  b: 1\r\n...\r\n', set('a.c', 'x\ny\n'))).toBe(
      '\ufeff---\r\na:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\n...\r\n',
    )
  })

  it('does not let a comment become part of a block of text', () => {
    expect(rewritten('a: x # why\nb: 1\n', set('a', 'x\ny'))).toBe('a: "x\\ny" # why\nb: 1\n')
  })

  it('writes out an alias when it is to stand for something else, and leaves the anchor alone', () => {
    const text = 'a: &x\n  k: 1 # one\nb: *x\nc: *x\n'
    expect(rewritten(text, set('b', { k: 2 }))).toBe('a: &x\n  k: 1 # one\nb:\n  k: 2\nc: *x\n')
    expect(rewritten(text, (root) => ({ ...root, a: { k: 2 } }))).toBe('a: &x\n  k: 2 # one\nb:\n  k: 1\nc:\n  k: 1\n')
    expect(rewritten(text, () => ({ a: { k: 2 }, b: { k: 2 }, c: { k: 2 } }))).toBe('a: &x\n  k: 2 # one\nb: *x\nc: *x\n')
  })

  it('overrides what a merge brings in, and writes the merge out when something of it has to go', () => {
    const text = 'a: &x { k: 1, l: 2 }\nb:\n  <<: *x\n  m: 3\n'
    expect(rewritten(text, (root) => ({ ...root, b: { k: 5, l: 2, m: 3 } }))).toContain('  <<: *x\n  k: 5\n  m: 3\n')
    expect(rewritten(text, (root) => ({ ...root, b: { l: 2, m: 3 } }))).toContain('b:\n  l: 2\n  m: 3\n')
  })

  it('keeps numbers that JavaScript can not hold, as long as they are not touched', () => {
    expect(rewritten('a: 9223372036854775807\nb: 1.50\n', set('c', 1))).toBe('a: 9223372036854775807\nb: 1.50\nc: 1\n')
  })

  it('edits JSON in its own layout', () => {
    expect(rewritten('{\n\t"a": { "b": 1 },\n\t"c": []\n}\n', set('d', { e: [1] }))).toBe(
      '{\n\t"a": { "b": 1 },\n\t"c": [],\n\t"d": {\n\t\t"e": [\n\t\t\t1\n\t\t]\n\t}\n}\n',
    )
    expect(rewritten('{"a":1,"b":"\\u00e9"}', set('c', { d: 2 }))).toBe('{"a":1,"b":"\\u00e9","c":{"d":2}}')
  })

  it('refuses texts that it can not take apart, with the place', () => {
    const text = 'a: 1\n? b\n: 2\n'
    const old = parsedValue(text)
    expect(rewriteDocument(text, false, old, { ...old, a: 2 })).toMatchObject({ ok: false, offset: 7 })
  })
})
