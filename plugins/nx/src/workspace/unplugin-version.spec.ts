import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { UNPLUGIN_VERSION } from './unplugin-version.js'

test('is that of the package that it goes with', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../unplugin/package.json', import.meta.url), 'utf8'))
  expect(UNPLUGIN_VERSION).toBe(`^${version}`)
})
