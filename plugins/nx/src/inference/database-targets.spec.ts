import { expect, test } from '@jest/globals'
import { inferTargets } from './targets.js'

test('a folder of migrations brings targets, and the cache of the dry run knows the database', () => {
  const targets = inferTargets(new Set(['openapi.yaml', 'migrations']), {})
  expect(Object.keys(targets)).toEqual(['migrate', 'db-fingerprint', 'migrate-dry-run'])
  expect(targets['migrate-dry-run']).toMatchObject({
    cache: true,
    dependsOn: [{ target: 'db-fingerprint', params: 'forward', options: 'forward' }],
  })
  expect(targets['db-fingerprint']).toMatchObject({ cache: false })
  expect(targets['migrate']?.cache).toBeUndefined()
})

test('without the fingerprint there is no dry run that is cached by it', () => {
  expect(Object.keys(inferTargets(new Set(['migrations']), { dbFingerprintTargetName: false }))).toEqual(['migrate'])
})
