import { docCommentBefore, docCommentOfStatement, parseDocComment } from './doc-comment.js'
import { parseModule } from './source-module.js'

test('text and tags', () => {
  expect(parseDocComment('*\n * First.\n *\n *   indented @here\n * @deprecated\n * @schema a.b\n *   c\n ')).toEqual({
    text: 'First.\n\n  indented @here',
    tags: [
      { name: 'deprecated', value: '' },
      { name: 'schema', value: 'a.b\n  c' },
    ],
  })
})

test('what generators write so that a text stays a text', () => {
  expect(parseDocComment('* a *\u200b/ b <\u200b/script>\n * \\@example is no tag ')).toEqual({
    text: 'a */ b </script>\n@example is no tag',
    tags: [],
  })
})

test('the comment in front of something, with a remark between; not one further up', () => {
  const text = '/** far */\nconst x = 1\n/** near */\n// remark\nexport const y = 2\n/* plain */ const z = 3'
  const module = parseModule('a.ts', text)
  expect(docCommentBefore(module, text.indexOf('export'))?.text).toBe('near')
  expect(docCommentOfStatement(module, text.indexOf('2'))?.text).toBe('near')
  expect(docCommentOfStatement(module, text.indexOf('3'))).toBeUndefined()
})
