import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { CreateNodesResultArray } from '@nx/devkit'
import { createNodes } from './create-nodes.js'

let workspaceRoot: string
beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), 'kit-infer-'))
})
afterEach(() => rmSync(workspaceRoot, { recursive: true }))

function files(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true })
    writeFileSync(join(workspaceRoot, path), ': not even : YAML {{{')
  }
}

async function infer(...documents: string[]): Promise<CreateNodesResultArray> {
  return createNodes[1](documents, undefined, { workspaceRoot, nxJsonConfiguration: {} })
}

test('gives a project its targets and never opens the document', async () => {
  files('apps/api/openapi.yaml', 'apps/api/package.json', 'apps/api/vite.config.ts', 'apps/api/src/main.ts')
  const [[source, result] = []] = await infer('apps/api/openapi.yaml')
  expect(source).toBe('apps/api/openapi.yaml')
  expect(Object.keys(result?.projects?.['apps/api']?.targets ?? {})).toEqual([
    'build',
    'serve',
    'dev',
    'loadtest',
    'loadtest-live',
    'loadtest-serve',
  ])
})

test('takes the workspace itself for a project', async () => {
  files('openapi.json', 'project.json', 'tsconfig.json')
  const [[, result] = []] = await infer('openapi.json')
  expect(Object.keys(result?.projects?.['.']?.targets ?? {})).toEqual(['typecheck'])
})

test('a document without a project beside it makes none', async () => {
  files('docs/openapi.yml')
  expect(await infer('docs/openapi.yml')).toEqual([['docs/openapi.yml', {}]])
})

test('a folder that is gone is no error', async () => {
  expect(await infer('gone/openapi.yaml')).toEqual([['gone/openapi.yaml', {}]])
})
