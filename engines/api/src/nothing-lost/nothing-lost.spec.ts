import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Compiled } from '../plan/compile.fixture.js'
import { run } from './one-run.fixture.js'
import { SCENARIOS } from './scenarios.fixture.js'

/** `npm run nothing-lost` makes more of them, and says what came of which. */
const RUNS = 300
/** How many of the results are compiled and loaded. */
const COMPILED = 12

let runs = 0
/** Some projects with everything carried over, before and after. */
const projects: Record<string, Readonly<Record<string, string>>> = {}
let compiled: Compiled | undefined
afterAll(() => compiled?.dispose())

test('whatever somebody wrote is still there, or a conflict names it, and both sides agree', async () => {
  await fc.assert(
    fc.asyncProperty(SCENARIOS, async (scenario) => {
      const { losses, result, before, after, made } = await run(scenario, ++runs % 3 === 0)
      expect(losses).toEqual([])
      const index = Object.keys(projects).length / 2
      if (index >= COMPILED || result !== 'carried' || made.length === 0 || scenario.changes.length === 0) return
      projects[`before-${index}`] = before
      projects[`after-${index}`] = after
    }),
    { numRuns: RUNS, seed: 20 },
  )
}, 600_000)

test('what compiled before compiles and loads afterwards', () => {
  compiled = Compiled.of(projects)
  const { errors } = compiled.load()
  const wrong = (name: string): readonly string[] => [
    ...(compiled?.errors[name] ?? []),
    ...(errors[name] === undefined ? [] : [errors[name]]),
  ]
  const names = Object.keys(projects).filter((name) => name.startsWith('after-') && wrong(name.replace('after-', 'before-')).length === 0)
  expect(names.length).toBeGreaterThan(0)
  expect(names.flatMap(wrong)).toEqual([])
  expect(compiled.errors['tsc']).toBeUndefined()
}, 240_000)
