import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DOCUMENTS } from '../nothing-lost/documents.fixture.js'
import { FRAMEWORKS } from '../render/options.js'
import { EditedProject, STEPS } from './edited-project.fixture.js'

/** `npm run nothing-lost` has many more edits, each planned from scratch. */
const RUNS = Number(process.env['KIT_SESSION_RUNS'] ?? 12)

const SEQUENCES = fc.record({
  document: fc.constantFrom(...Object.keys(DOCUMENTS)),
  framework: fc.constantFrom(...FRAMEWORKS),
  types: fc.constantFrom('infer' as const, 'declare' as const),
  rounds: fc.array(fc.record({ steps: fc.array(STEPS, { minLength: 1, maxLength: 3 }), everything: fc.boolean(), apply: fc.boolean() }), {
    minLength: 2,
    maxLength: 6,
  }),
})

test('a session plans what is planned from scratch, whatever happens in between', async () => {
  await fc.assert(
    fc.asyncProperty(SEQUENCES, async ({ document, framework, types, rounds }) => {
      const project = new EditedProject(document, { framework, types })
      const first = await project.warm(true)
      if ('plan' in first) project.apply(first.plan)
      for (const { steps, everything, apply } of rounds) {
        for (const one of steps) await project.step(one)
        const [warm, cold] = [await project.warm(everything), await project.cold()]
        expect(warm).toEqual(cold)
        if (apply && 'plan' in warm) project.apply(warm.plan)
      }
      expect(await project.warm(false)).toEqual(await project.cold())
    }),
    { numRuns: RUNS, seed: Number(process.env['KIT_SESSION_SEED'] ?? 7) },
  )
}, 600_000)
