import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { dryRun } from './dry-run.js'
import type { Migration } from './migration.js'

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

beforeEach(() =>
  session.script('drop schema public cascade; create schema public; create table t (id int primary key, name text not null)'),
)

function migration(up: string, down?: string): Migration {
  const script = (way: string, text: string) => ({ file: `1.${way}.sql`, text, start: 0, end: text.length, transactional: true })
  return { version: '1', name: 'x', up: script('up', up), ...(down === undefined ? {} : { down: script('down', down) }) }
}

const only = async (up: string, down?: string) => {
  const [report] = await dryRun(session, [migration(up, down)])
  if (report === undefined) throw new Error('no report')
  return report
}

describe('a dry run', () => {
  it('says which locks a statement takes on tables that were there, and what it reads and writes anew', async () => {
    const { statements } = await only(
      'create index on t (name);\ncreate table u (id int);\nalter table t alter id type bigint;\ninsert into t select g, g from generate_series(1, 3) g;',
    )
    expect(
      statements.map(({ line, locks, scanned, rewritten, indexed, rows }) => ({ line, locks, scanned, rewritten, indexed, rows })),
    ).toEqual([
      {
        line: 1,
        locks: [{ relation: 'public.t', mode: 'ShareLock', blocks: 'writes' }],
        scanned: ['public.t'],
        rewritten: [],
        indexed: ['public.t'],
        rows: 0,
      },
      { line: 2, locks: [], scanned: [], rewritten: [], indexed: [], rows: 0 },
      {
        line: 3,
        locks: [{ relation: 'public.t', mode: 'AccessExclusiveLock', blocks: 'reads and writes' }],
        scanned: ['public.t'],
        rewritten: ['public.t'],
        indexed: [],
        rows: 0,
      },
      { line: 4, locks: [{ relation: 'public.t', mode: 'RowExclusiveLock' }], scanned: [], rewritten: [], indexed: [], rows: 3 },
    ])
  })

  it('estimates from the sizes of the live tables what reads or writes all of one', async () => {
    const sizes = new Map([['public.t', { rows: 1e6, bytes: 600e6, indexBytes: 0 }]])
    const up = 'alter table t alter name type varchar(9);\nalter table t add check (id > 0);\nalter table t add b int;'
    const [report] = await dryRun(session, [migration(up)], { sizes })
    expect(report?.statements.map(({ estimate }) => estimate)).toEqual([13_000, 3000, undefined])
  })

  it.each([
    ['proven', 'alter table t add b int', 'alter table t drop b'],
    ['proven', 'alter table t drop name', 'alter table t add name text not null'],
    ['differs', 'alter table t drop name', 'alter table t add name text'],
    ['differs', 'create function f() returns int language sql as $$ select 1 $$', 'select 1'],
    ['fails', 'create table u ()', 'drop table nowhere'],
    ['none', 'create table u ()', undefined],
    ['none', 'create table u ()', '-- nothing'],
  ])('calls a way back %s: %s, %s', async (expected, up, down) => {
    expect((await only(up, down)).down).toBe(expected)
  })

  it('says what would still be needed, and goes on from the state after the up', async () => {
    const reports = await dryRun(session, [
      migration('alter table t drop name', 'alter table t add name text'),
      migration('alter table t add name int', 'alter table t drop name'),
    ])
    expect(reports.map(({ down, lost }) => [down, lost])).toEqual([
      ['differs', ['column public.t.name']],
      ['proven', []],
    ])
    expect(reports[0]?.diagnostics[0]).toMatchObject({ code: 'KIT2067', place: { file: '1.down.sql', line: 1, column: 1 } })
  })

  it('stops at the first that fails, with the place', async () => {
    const reports = await dryRun(session, [migration('create table u ();\ncreate table u ()'), migration('create table v ()')])
    expect(reports.map(({ down, diagnostics }) => [down, diagnostics[0]?.code, diagnostics[0]?.place?.line])).toEqual([
      ['not reached', 'KIT2063', 2],
    ])
  })
})
