import { expect, it } from '@jest/globals'
import { blockPlace } from './block-yaml.js'
import { type YamlNode, yamlPlaces } from './yaml-cursor.js'

function everyPlace(node: YamlNode, tokens: readonly string[] = []): readonly (readonly [readonly string[], number])[] {
  return [[tokens, node.place], ...[...node.children].flatMap(([key, child]) => everyPlace(child, [...tokens, key]))]
}

const PLAIN: Readonly<Record<string, string>> = {
  mapping: 'a: 1\nb:\n  c: 2\n  d:\n    e: 3\nf: 4\n',
  lists: 'a:\n- 1\n- b: 2\n  c: 3\n- - 4\n  - 5\nd:\n  - 6\n  -   e: 7\n      f: 8\n',
  keys: '"a b": 1\n\'it\'\'s\': 2\n/users/{id}: 3\n200: 4\n"c\\u0041": 5\nurl: http://x.example/a\n?x: 6\n-y: 7\n',
  'block scalars': 'a: |\n  b: 1\n  - 2\n # no comment\nc: >-\n\n   d: 3\n\ne: 4\n',
  'continued lines': 'a: one\n  - two\nc: "two\n  d: neither"\ne: 5\n',
  comments: '# first\n%YAML 1.2\n---\n# second\na: # here\n  # there\n  b: 1 # x: y\n\n# c: 2\nd: 3\n...\n',
  'line ends': 'a:\r\n  b: 1\r\n  c:\r\n    - 2\r\n',
}

it.each(Object.entries(PLAIN))('finds what the parser finds: %s', (_, text) => {
  for (const [tokens, place] of everyPlace(yamlPlaces(text))) {
    expect([tokens, blockPlace(text, tokens)]).toEqual([tokens, place])
    // Where nothing is to be found, the nearest ancestor, or no answer.
    expect([place, undefined]).toContain(blockPlace(text, [...tokens, 'none']))
  }
})

it.each([
  ['a: {b: 1}\n', ['a', 'b']],
  ['a: &x\n  b: 1\nc: *x\n', ['c', 'b']],
  ['a:\n  <<: {b: 1}\n', ['a', 'b']],
  ['a: !!map\n  b: 1\n', ['a', 'b']],
  ['? a\n: 1\n', ['a']],
  ['a:\n\tb: 1\n', ['a', 'b']],
  ['- &x a: 1\n', ['0', 'a']],
  ['{"a": 1}\n', ['a']],
])('leaves %j to the parser', (text, tokens) => {
  expect(blockPlace(text, tokens)).toBeUndefined()
})
