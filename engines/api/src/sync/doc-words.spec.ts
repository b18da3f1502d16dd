import { expect, test } from '@jest/globals'
import { withDocumentsWords } from './doc-words.js'

test('a comment is the description where the document has it as the description', () => {
  const before = { id: 'removeBook', summary: 'Removes a book.', description: 'For good.' }
  const whole = { id: 'removeBook', description: 'Removes a book.\n\nFor good.' }
  expect(withDocumentsWords(whole, { id: 'removeBook', summary: 'Loses a book.' }, before)).toEqual({
    id: 'removeBook',
    description: 'Loses a book.',
  })
  expect(withDocumentsWords(whole, { id: 'removeBook' }, before)).toEqual({ id: 'removeBook' })
  expect(withDocumentsWords(whole, before, { id: 'removeBook' })).toEqual(whole)
})

test('what the document tells in another way stays as it was read', () => {
  const view = { summary: 'Lists', description: 'all.' }
  expect(withDocumentsWords({ summary: 'Lists', description: 'all.' }, view, view)).toBe(view)
  expect(withDocumentsWords({ description: 'Something else.' }, view, view)).toBe(view)
})
