import { expect, test } from '@jest/globals'
import { inferTargets } from './targets.js'

const SCAFFOLDED = new Set(['openapi.yaml', 'package.json', 'tsconfig.json', 'vite.config.ts', 'vitest.config.ts', 'src', 'src/main.ts'])

const LOAD = ['loadtest', 'loadtest-live', 'loadtest-serve']

test('a scaffolded project gets all of them', () => {
  expect(Object.keys(inferTargets(SCAFFOLDED, {}))).toEqual(['build', 'serve', 'dev', 'test', 'typecheck', ...LOAD])
})

test('each target needs its file', () => {
  const without = (...files: string[]) => Object.keys(inferTargets(new Set([...SCAFFOLDED].filter((file) => !files.includes(file))), {}))
  expect(without('src/main.ts')).toEqual(['dev', 'test', 'typecheck'])
  expect(without('vite.config.ts')).toEqual(['test', 'typecheck'])
  expect(without('vitest.config.ts')).toEqual(['build', 'serve', 'dev', 'typecheck', ...LOAD])
  expect(without('tsconfig.json')).toEqual(['build', 'serve', 'dev', 'test', ...LOAD])
})

test('options rename a target or leave it out', () => {
  const targets = inferTargets(SCAFFOLDED, {
    serveTargetName: 'start',
    devTargetName: 'develop',
    testTargetName: false,
    loadtestTargetName: false,
  })
  expect(Object.keys(targets)).toEqual(['build', 'start', 'develop', 'typecheck'])
  expect(targets['develop']).toMatchObject({ command: 'vite', continuous: true })
  expect(targets['start']).toMatchObject({ executor: '@kit/nx:serve', continuous: true, readyWhen: { signal: true } })
})

test('every target says what it does and how to see its options', () => {
  for (const target of Object.values(inferTargets(SCAFFOLDED, {}))) {
    expect(target.metadata).toMatchObject({ description: expect.stringMatching(/\.$/), help: { command: expect.any(String) } })
  }
})
