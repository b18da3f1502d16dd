import { expect, test } from '@jest/globals'
import { basePathOf } from './index-file.js'

test.each([
  ['https://example.com/api/v1/', '/api/v1'],
  ['/v1', '/v1'],
  ['https://example.com', ''],
  ['https://{host}/{base}/x', '/v2/x'],
  ['javascript:alert(1)', ''],
  ['//evil.example/a', '/a'],
  ['https://example.com/%zz', ''],
  ['http://', ''],
])('the base path of %s is %j', (url, expected) => {
  expect(basePathOf([{ url, rest: { variables: { base: { default: 'v2' }, host: { default: 'example.com' } } } }])).toBe(expected)
})
