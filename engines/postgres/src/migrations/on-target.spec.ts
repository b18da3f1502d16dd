import { connect } from '../session/connect.js'
import { realServerShadows } from '../session/real-server.js'
import type { Session } from '../session/session.js'
import type { Shadows } from '../session/shadow.js'
import type { Migration } from './migration.js'
import { dryRunOnTarget } from './on-target.js'

let shadows: Shadows
let session: Session

beforeAll(async () => {
  shadows = await realServerShadows()
  session = await shadows.create()
}, 120_000)

afterAll(async () => {
  await session.close()
  await shadows.close()
})

beforeEach(() =>
  session.script(
    'drop schema public cascade; create schema public; create table t (id serial primary key, name text); insert into t (name) values (1), (2)',
  ),
)

function migration(text: string, version = '1'): Migration {
  return { version, name: 'x', up: { file: `${version}.sql`, text, start: 0, end: text.length, transactional: true } }
}

const state = async () =>
  JSON.stringify([
    await session.query('select last_value::text, is_called from t_id_seq'),
    await session.query('select * from t order by id'),
    await session.query(`select relname::text, relfilenode from pg_class where relnamespace = 'public'::regnamespace order by 1`),
  ])

const tried = async (...texts: readonly string[]) => {
  const before = await state()
  const reports = await dryRunOnTarget(
    session,
    texts.map((text, index) => migration(text, String(index + 1))),
    { lockTimeout: 100, statementTimeout: 500 },
  )
  expect(await state()).toBe(before)
  return reports
}

describe('a dry run on the target', () => {
  it('runs on the rows that are there and leaves everything as it was, the numbers of sequences included', async () => {
    const reports = await tried(
      'alter table t add n int;\ninsert into t (name) select name from t;',
      'update t set n = 1; alter table t drop name;',
    )
    expect(reports.map(({ down, lost, statements }) => [down, lost, statements.map(({ rows }) => rows)])).toEqual([
      ['not run', [], [0, 2]],
      ['not run', ['column public.t.name'], [4, 0]],
    ])
    const lock = { relation: 'public.t', mode: 'AccessExclusiveLock', blocks: 'reads and writes' }
    expect(reports[0]?.statements[0]?.locks).toContainEqual(lock)
  })

  it('says what it did not run', async () => {
    const [report] = await tried('create index concurrently i on t (name);\nalter table t add n int')
    expect(report?.statements.map(({ skipped }) => skipped !== undefined)).toEqual([true, false])
    expect(report?.diagnostics).toMatchObject([{ code: 'KIT2093', severity: 'note', place: { file: '1.sql', line: 1 } }])
  })

  it.each([
    ['KIT2090', 'select 1;\nalter table t add constraint c check (id > 1)', 2],
    ['KIT2092', 'select pg_sleep(5)', 1],
    ['KIT2094', 'drop table t;\ncommit and chain;\ndrop schema public cascade', 2],
    ['KIT2094', 'rollback;\ndrop table t', 1],
  ])('%s: %s', async (code, text, line) => {
    expect((await tried(text)).at(-1)?.diagnostics).toMatchObject([{ code, place: { line } }])
  })

  it('does not commit what code of the migration commits', async () => {
    await session.script('create procedure p() language plpgsql as $$ begin drop table t; commit; end $$')
    expect((await tried('call p()')).at(-1)?.diagnostics).toMatchObject([{ code: 'KIT2090' }])
  })

  it('does not wait long for a lock that somebody has', async () => {
    const [row] = await session.query('select current_database() as name, inet_server_port() as port')
    const holder = await connect({ url: `postgres://postgres:postgres@127.0.0.1:${row?.['port']}/${row?.['name']}` })
    await holder.script('begin; lock table t')
    const reports = await dryRunOnTarget(session, [migration('alter table t add n int')], { lockTimeout: 100 })
    await holder.close()
    expect(reports[0]?.diagnostics).toMatchObject([{ code: 'KIT2091' }])
  })
})
