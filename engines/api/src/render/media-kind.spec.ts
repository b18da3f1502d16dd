import { mediaKind } from './media-kind.js'

test.each([
  ['application/json', 'json'],
  ['application/json; charset=utf-8', 'json'],
  ['application/vnd.github+json', 'json'],
  ['Application/JSON', 'json'],
  ['*/*', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data', 'multipart'],
  ['text/plain', 'text'],
  ['application/xml', 'text'],
  ['application/atom+xml', 'text'],
  ['text/event-stream', 'binary'],
  ['application/octet-stream', 'binary'],
  ['image/*', 'binary'],
])('%s is %s', (type, kind) => {
  expect(mediaKind(type)).toBe(kind)
})
