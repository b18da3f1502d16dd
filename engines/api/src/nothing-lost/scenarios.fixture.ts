import fc from 'fast-check'
import { ENVELOPES, FRAMEWORKS } from '../render/options.js'
import { DOCUMENT_CHANGES } from './document-changes.fixture.js'
import { DOCUMENTS } from './documents.fixture.js'
import { EDITS } from './edits.fixture.js'
import type { Scenario } from './one-run.fixture.js'

const place = { file: fc.nat(50), at: fc.nat(500) }

/** Everything that may happen to a project, and to its document at the same time. */
export const SCENARIOS: fc.Arbitrary<Scenario> = fc.record({
  document: fc.constantFrom(...Object.keys(DOCUMENTS)),
  framework: fc.constantFrom(...FRAMEWORKS),
  types: fc.constantFrom('infer' as const, 'declare' as const),
  envelope: fc.constantFrom(...ENVELOPES),
  edits: fc.array(fc.record({ kind: fc.constantFrom(...EDITS), ...place }), { minLength: 1, maxLength: 6 }),
  changes: fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(DOCUMENT_CHANGES)), at: fc.nat(50), to: fc.nat(500) }), {
    maxLength: 5,
  }),
})
