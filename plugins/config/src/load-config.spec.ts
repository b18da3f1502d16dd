import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { loadConfig } from './load-config.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-config-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(text: string, name = 'kit.config.ts'): string {
  writeFileSync(join(root, name), text)
  return join(root, name)
}

test('a folder without one has none', async () => {
  expect(await loadConfig(root)).toBeUndefined()
})

test('TypeScript, with what it imports, and again after a change', async () => {
  writeFileSync(join(root, 'names.ts'), 'export const spec: string = "a.yaml"\n')
  const file = write(`import { defineConfig } from '@kit/config'
import { spec } from './names'
export default defineConfig({ api: { spec, framework: 'koa' }, load: { duration: '3s' } })
`)
  expect(await loadConfig(root)).toEqual({ file, api: { spec: 'a.yaml', framework: 'koa' }, load: { duration: '3s' } })
  writeFileSync(join(root, 'names.ts'), 'export const spec: string = "b.yaml"\n')
  expect((await loadConfig(root))?.api?.spec).toBe('b.yaml')
})

test('JavaScript', async () => {
  write('export default { api: { envelope: "kit" } }\n', 'kit.config.mjs')
  expect((await loadConfig(root))?.api).toEqual({ envelope: 'kit' })
})

test('what kit does not know is named where it stands', async () => {
  const file = write(`import { defineConfig } from '@kit/config'

// framework: 'hapi'
export default defineConfig({
  api: { framework: 'hapi', envelop: 'kit' },
})
`)
  await expect(loadConfig(root)).rejects.toMatchObject({
    diagnostics: [
      { code: 'KIT1701', message: expect.stringContaining('api.framework'), place: { file, line: 5, column: 10 } },
      { code: 'KIT1701', message: expect.stringContaining('envelop'), place: { file, line: 5, column: 29 } },
    ],
  })
})

test('one that does not parse, and one that throws', async () => {
  const file = write('export default {\n  api: {,\n}\n')
  await expect(loadConfig(root)).rejects.toMatchObject({ diagnostics: [{ code: 'KIT1700', place: { file, line: 2, column: 9 } }] })
  write('const name: string = process.env.NONE\nexport default { api: name.api }\n')
  await expect(loadConfig(root)).rejects.toMatchObject({ diagnostics: [{ code: 'KIT1700', place: { file, line: 2 } }] })
})
