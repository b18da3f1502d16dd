import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { configuredOptions } from './configured-options.js'
import { LoadtestOptions } from './schema.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-configured-'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('what is given wins over kit.config.ts, and that over the defaults', async () => {
  expect(await configuredOptions({ concurrency: 3 }, root)).toEqual({ concurrency: 3 })
  writeFileSync(
    join(root, 'kit.config.ts'),
    `import { defineConfig } from '@kit/config'
export default defineConfig({ load: { duration: '5s', concurrency: 7, threshold: ['p99<50ms'], strict: true } })
`,
  )
  const options = readOptions(LoadtestOptions, await configuredOptions({ concurrency: 3 }, root))
  expect(options).toMatchObject({ concurrency: 3, duration: '5s', threshold: ['p99<50ms'], strict: true, processes: 1 })
})

test('a value that can not be used is refused from there as well', async () => {
  writeFileSync(join(root, 'kit.config.ts'), 'export default { load: { concurrency: "many" } }\n')
  const options = await configuredOptions({}, root)
  expect(() => readOptions(LoadtestOptions, options)).toThrow(/KIT1001 The option --concurrency/)
  writeFileSync(join(root, 'kit.config.ts'), 'export default { load: { concurency: 5 } }\n')
  await expect(configuredOptions({}, root)).rejects.toThrow(/KIT1001 The option --concurency/)
})
