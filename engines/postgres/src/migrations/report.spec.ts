import { markdownReport } from './report.js'

it('says of each statement what it blocks, and of each migration whether the way back is proven', () => {
  const locks = [
    { relation: 't', mode: 'AccessExclusiveLock', blocks: 'reads and writes' as const },
    { relation: 'u', mode: 'RowExclusiveLock' },
  ]
  const statements = [
    {
      sql: 'alter table t\n  add "a|b" int',
      line: 3,
      milliseconds: 1,
      estimate: 150_000,
      locks,
      rewritten: ['t'],
      scanned: ['t'],
      indexed: [],
      rows: 0,
    },
  ]
  expect(
    markdownReport([{ version: '1', name: 'x', statements, lost: ['column public.t.c'], down: 'proven', diagnostics: [] }]),
  ).toBe(`# Dry run of 1 migration

## 1 x

| line | statement | blocks | reads whole | writes anew | time |
|---|---|---|---|---|---|
| 3 | alter table t add "a\\|b" int | reads and writes of t | t | t | 1 ms, about 3 min on the live tables |

Loses the data of column public.t.c.

Way back: proven: run, and the schema was as before.
`)
})
