import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { ProjectFolder } from './project-folder.js'
import { projectScenario } from './project-scenario.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-scenario-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function scenario(text: string, name = 'loadtest.ts') {
  writeFileSync(join(root, name), text)
  return projectScenario(name, new ProjectFolder(root))
}

test('TypeScript says the same as YAML, and can make what YAML would repeat', async () => {
  writeFileSync(join(root, 'ids.ts'), 'export const ids: readonly number[] = [1, 2]\n')
  writeFileSync(join(root, 'users.csv'), 'who\nAda\n')
  const made = await scenario(`import type { ScenarioFile } from '@kit/load'
import { ids } from './ids.js'
export default (): ScenarioFile => ({
  feed: 'users.csv',
  flows: ids.map((id) => ({ name: \`user \${id}\`, steps: [{ path: \`/users/\${id}\`, expect: { status: 200 } }] })),
})
`)
  const flows = [1, 2].map((id) => `  - { name: user ${id}, steps: [{ path: /users/${id}, expect: { status: 200 } }] }\n`)
  expect(made).toEqual(await scenario(`feed: users.csv\nflows:\n${flows.join('')}`, 'loadtest.yaml'))
  expect(made.feed).toEqual([{ who: 'Ada' }])
})

test('a module is found before a text', async () => {
  await scenario('flows: []\n', 'loadtest.yaml').catch(() => {})
  await scenario('export default { flows: [{ steps: [{ path: "/" }] }] }')
  expect(new ProjectFolder(root).findScenario()).toBe('loadtest.ts')
})

test.each([
  ['one that throws', 'throw new Error("no luck")', /KIT3018 .*no luck/],
  ['one that imports what is not there', 'import "./gone.js"', /KIT3018 /],
  ['one that exports something else', 'export default 5', /KIT3007 .*loadtest\.ts/],
])('%s is one diagnostic', async (_, text, message) => {
  await expect(scenario(text)).rejects.toThrow(message)
})
