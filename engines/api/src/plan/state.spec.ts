import { expect, it } from '@jest/globals'
import { contentHash } from './state.js'

it.each(['a\nb\n', 'a\r\nb\r\n'])('hashes %j alike as text and as bytes, whatever the line ends', (text) => {
  expect(contentHash(text)).toBe(contentHash('a\nb\n'))
  expect(contentHash(Buffer.from(text))).toBe(contentHash('a\nb\n'))
})

it('tells other texts apart', () => {
  expect(contentHash('a\rb\n')).not.toBe(contentHash('a\nb\n'))
  expect(contentHash(Buffer.from('é'))).toBe(contentHash('é'))
})
