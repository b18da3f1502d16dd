import type { MigrationReport } from '../../migrations/dry-run.js'
import { dryRunPage } from './dry-run-page.js'

const report: MigrationReport = {
  version: '1',
  name: '<script>alert(1)</script>',
  statements: [
    {
      sql: 'alter table "a<b" add c int',
      line: 3,
      milliseconds: 1,
      estimate: 150_000,
      locks: [{ relation: 'a<b', mode: 'AccessExclusiveLock', blocks: 'reads and writes' }],
      rewritten: ['a<b'],
      scanned: [],
      indexed: [],
      rows: 0,
    },
  ],
  lost: ['column public.t.c'],
  down: 'differs',
  diagnostics: [
    { code: 'KIT2071', severity: 'error', message: 'Its way back is wrong.', place: { file: '1.down.sql', line: 2, column: 1 }, fix: '' },
  ],
}

it('says what the server saw, loads nothing, and no name breaks out of it', () => {
  const page = dryRunPage([report])
  expect(page).not.toMatch(/<script|javascript:|https?:|src=|@import/)
  expect(page).toContain('<td>reads and writes of a&lt;b</td>')
  expect(page).toContain('1 ms, about 3 min on the live tables')
  expect(page).toContain('loses the data of column public.t.c')
  expect(page).toContain('✗ way back does not restore the schema')
  expect(page).toContain('KIT2071 Its way back is wrong. (1.down.sql:2:1)')
  expect(page).toContain('✗ has errors')
})

it('says so where all is well', () => {
  expect(dryRunPage([{ ...report, diagnostics: [] }])).toContain('✗ a way back is wrong')
  const page = dryRunPage([{ ...report, lost: [], down: 'proven', diagnostics: [] }])
  expect(page).toContain('✓ runs')
  expect(page).not.toContain('loses the data')
})
