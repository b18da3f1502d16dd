import { expect, test } from '@jest/globals'
import { parseFeed } from './feed.js'

test('reads CSV with quotes, line ends of any kind and a byte order mark', () => {
  expect(parseFeed('\ufeffname,note\r\nAda,"a ""b"", c"\r\nGrace,\r\n', 'people.csv')).toEqual([
    { name: 'Ada', note: 'a "b", c' },
    { name: 'Grace', note: '' },
  ])
})

test('reads JSON, and makes texts of its values', () => {
  expect(parseFeed('[{"id":7,"ok":true}]', 'x.json')).toEqual([{ id: '7', ok: 'true' }])
})

test.each([
  ['a,b\n1\n', 'x.csv', /KIT3007/],
  ['name\n', 'x.csv', /no rows/],
  ['{}', 'x.json', /list of objects/],
  ['[', 'x.json', /not JSON/],
  ['[{"a":{}}]', 'x.json', /list of objects/],
])('refuses %j in %s', (text, path, message) => {
  expect(() => parseFeed(text, path)).toThrow(message)
})
