import { expect, test } from '@jest/globals'
import { covers } from './workspace-patterns.js'

test.each([
  [['api'], 'api'],
  [['./api/'], 'api'],
  [['apps/*'], 'apps/api'],
  [['apps/**'], 'apps/eu/api'],
  [['**'], 'api'],
  [['apps/**', '!apps/old/**'], 'apps/new/api'],
  [['packages/api-*'], 'packages/api-eu'],
])('%j takes %s in', (patterns, folder) => {
  expect(covers(patterns, folder)).toBe(true)
})

test.each([
  [[], 'api'],
  [['apps/*'], 'apps'],
  [['apps/*'], 'apps/eu/api'],
  [['api'], 'api2'],
  [['a.i'], 'api'],
  [['apps/**', '!apps/old/**'], 'apps/old/api'],
])('%j leaves %s out', (patterns, folder) => {
  expect(covers(patterns, folder)).toBe(false)
})
