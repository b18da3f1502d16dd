import { expect, test } from '@jest/globals'
import { loadTargets } from './load-targets.js'

const infer = (...files: string[]) => loadTargets(new Set(files), 'loadtest')

test('only the run that the same sources would give again is cached', () => {
  const targets = infer('loadtest.yaml', 'loadtest.attack.yaml')
  expect(Object.entries(targets).flatMap(([name, { cache }]) => (cache === true ? [name] : []))).toEqual(['loadtest'])
  expect(targets['loadtest']).toMatchObject({
    dependsOn: [{ target: 'loadtest-serve', waitFor: 'ready' }],
    outputs: ['{projectRoot}/{options.output}'],
    options: { output: '.kit/loadtest' },
  })
  expect(JSON.stringify(targets['loadtest']?.inputs)).toContain('runtime')
})

test('each further scenario has a target of its own, with reports of its own', () => {
  const targets = infer('loadtest.attack.yaml', 'loadtest.live.yaml', 'loadtest.Bad Name.yaml', 'loadtest.yaml', 'my.loadtest.x.yaml')
  expect(Object.keys(targets)).toEqual(['loadtest', 'loadtest-attack', 'loadtest-live', 'loadtest-serve'])
  expect(targets['loadtest-attack']).toMatchObject({ options: { scenario: 'loadtest.attack.yaml', output: '.kit/loadtest.attack' } })
})

test('a scenario may be a module; tests of one are none', () => {
  const targets = infer('loadtest.ts', 'loadtest.burst.ts', 'loadtest.spec.ts', 'loadtest.d.ts')
  expect(Object.keys(targets)).toEqual(['loadtest', 'loadtest-burst', 'loadtest-live', 'loadtest-serve'])
  expect(targets['loadtest-burst']).toMatchObject({ options: { scenario: 'loadtest.burst.ts', output: '.kit/loadtest.burst' } })
})

test('what runs already is loaded without serving anything', () => {
  const { 'loadtest-live': live, 'loadtest-serve': serve } = infer()
  expect(live?.dependsOn).toBeUndefined()
  expect(serve).toMatchObject({ continuous: true, options: { port: 0, watch: false, nodeEnv: 'production' } })
})

test('there is a short configuration and one for pipelines', () => {
  expect(Object.keys(infer()['loadtest']?.configurations ?? {})).toEqual(['smoke', 'ci'])
})
