import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { ProjectFolder } from '../session/project-folder.fixture.js'

jest.setTimeout(180_000)

const SCRIPT = fileURLToPath(new URL('./vite-build.fixture.mjs', import.meta.url))
const RUN_SOURCES = new URL('../../../../tools/run-sources.mjs', import.meta.url).href
const USERS = 'src/routes/users/contract.ts'
/** How often something is looked for, in milliseconds, and how often at most. */
const INTERVAL = 20
const ATTEMPTS = 4000

let project: ProjectFolder
let child: ChildProcess | undefined
const messages: unknown[] = []
beforeEach(async () => {
  project = new ProjectFolder()
  await project.scaffold()
  project.write('entry.js', "export { listUsers } from './src/routes/users/contract.ts'\n")
  messages.length = 0
})
afterEach(async () => {
  child?.kill()
  await project.dispose()
})

function build(...args: string[]): void {
  const { JEST_WORKER_ID, NODE_OPTIONS, VITEST, ...env } = process.env
  child = fork(SCRIPT, [project.root, ...args], { execArgv: ['--import', RUN_SOURCES], env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  child.on('message', (message) => messages.push(message))
}

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (isSo()) return
    await setTimeout(INTERVAL)
  }
  throw new Error(`${isSo} did not come to be: ${JSON.stringify(messages)}`)
}

const isBuilt = (text: string) => project.has('dist/out.mjs') && project.read('dist/out.mjs').includes(text)

test('a build takes the document along', async () => {
  project.replace('openapi.yaml', 'maximum: 100', 'maximum: 90')
  build()
  await until(() => messages.length > 0)
  expect(messages).toEqual([{ end: true }])
  expect(project.read(USERS)).toContain('.max(90)')
  expect(project.read('dist/out.mjs')).toContain('.max(90)')
})

test('a broken document fails a build with code, place and frame, and changes nothing', async () => {
  project.replace('openapi.yaml', '/users:', '/users: {')
  const texts = project.texts()
  build()
  await until(() => messages.length > 0)
  expect(messages).toMatchObject([{ error: expect.stringMatching(/KIT1107 [\s\S]*at openapi\.yaml:\d+:\d+\n[\s\S]*> +\d+ \|/) }])
  expect(project.texts()).toEqual(texts)
})

test('a build that watches follows the document, survives its mistakes, and comes to rest', async () => {
  build('watch')
  await until(() => isBuilt('.max(100)'))
  project.replace('openapi.yaml', 'maximum: 100', 'maximum: 90')
  await until(() => isBuilt('.max(90)'))
  project.replace('openapi.yaml', '/users:', '/users: {')
  await until(() => messages.some((message) => JSON.stringify(message).includes('KIT1107')))
  project.replace('openapi.yaml', '/users: {', '/users:')
  project.replace('openapi.yaml', 'maximum: 90', 'maximum: 80')
  await until(() => isBuilt('.max(80)'))
  project.replace(USERS, '.max(80)', '.max(70)')
  // A build that was under way may have taken up the save after kit had looked; then the next one brings the document along.
  await until(() => isBuilt('.max(70)') && project.read('openapi.yaml').includes('maximum: 70'))
  // Each save is a build, and what kit writes may be one more; a loop would be many.
  expect(messages.length).toBeLessThanOrEqual(11)
})
