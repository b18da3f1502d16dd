import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { applyMigrations, migrationStatus, revertMigrations } from './apply.js'
import type { Migration } from './migration.js'

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

beforeEach(() => session.script('drop schema public cascade; create schema public; drop schema if exists kit_migrations cascade'))

function migration(version: string, up: string, down?: string, transactional = true): Migration {
  const script = (way: string, text: string) => ({ file: `${version}.${way}.sql`, text, start: 0, end: text.length, transactional })
  return { version, name: 'x', up: script('up', up), ...(down === undefined ? {} : { down: script('down', down) }) }
}

const tables = async () =>
  (
    await session.query(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') order by 1`,
    )
  ).map((row) => row['name'])

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof DiagnosticError ? error.diagnostics[0] : error),
  )

describe('applying migrations', () => {
  const [a, b] = [
    migration('1', 'create table a (id int)', 'drop table a'),
    migration('2', 'create table b (id int); set search_path = nowhere', 'drop table b'),
  ]

  it('runs what is missing, once, and takes it back', async () => {
    expect(await applyMigrations(session, [a])).toEqual(['1'])
    expect(await applyMigrations(session, [a, b])).toEqual(['2'])
    expect(await applyMigrations(session, [a, b])).toEqual([])
    expect((await migrationStatus(session, [a, b, migration('3', '')])).map(({ state }) => state)).toEqual([
      'applied',
      'applied',
      'pending',
    ])
    expect(await revertMigrations(session, [a, b], 2)).toEqual(['2', '1'])
    expect(await tables()).toEqual([])
  })

  it('goes no further than it is told', async () => {
    expect(await applyMigrations(session, [a, b], { to: '1' })).toEqual(['1'])
    expect(await failure(applyMigrations(session, [a, b], { to: '7' }))).toMatchObject({ code: 'KIT2066' })
  })

  it('runs one that came late from another branch', async () => {
    await applyMigrations(session, [b])
    expect(await applyMigrations(session, [a, b])).toEqual(['1'])
  })

  it('refuses a changed and a missing file before it changes anything', async () => {
    await applyMigrations(session, [a])
    expect(await failure(applyMigrations(session, [migration('1', 'create table a (id bigint)'), b]))).toMatchObject({
      code: 'KIT2061',
      place: { file: '1.up.sql', line: 1 },
    })
    expect(await failure(applyMigrations(session, [b]))).toMatchObject({ code: 'KIT2062' })
    expect(await applyMigrations(session, [migration('1', 'create table a (id int)'.replace('\n', '\r\n'))])).toEqual([])
    expect(await tables()).toEqual(['a'])
  })

  it('keeps nothing of one that fails, and says where', async () => {
    const wrong = migration('2', 'create table b (id int);\nalter table b\n  add column c nonsense;')
    expect(await failure(applyMigrations(session, [a, wrong]))).toMatchObject({
      code: 'KIT2063',
      place: { file: '2.up.sql', line: 3, column: 16 },
    })
    expect(await tables()).toEqual(['a'])
    expect((await migrationStatus(session, [a, wrong])).map(({ state }) => state)).toEqual(['applied', 'pending'])
  })

  it('refuses to go back where there is no way, before it changes anything', async () => {
    const oneWay = migration('1', 'create table a (id int)')
    await applyMigrations(session, [oneWay, b])
    expect(await failure(revertMigrations(session, [oneWay, b], 2))).toMatchObject({ code: 'KIT2065' })
    expect(await tables()).toEqual(['a', 'b'])
  })
})

describe('outside of a transaction', () => {
  const up = `create table t (id int);
begin; insert into t values (1); insert into t values (2); commit;
create unique index concurrently one on t ((1));
create table after_it ();`
  const m = migration('1', up, 'drop table after_it; drop index concurrently one; drop table t', false)

  it('goes on where it stopped, and rebuilds an index that was left invalid', async () => {
    expect(await failure(applyMigrations(session, [m]))).toMatchObject({ code: 'KIT2063', place: { line: 3 } })
    expect(await session.query(`select indisvalid as valid from pg_index where indexrelid = 'one'::regclass`)).toEqual([{ valid: false }])
    expect((await migrationStatus(session, [m])).map(({ state }) => state)).toEqual(['interrupted'])
    await session.script('delete from t where id = 2')
    expect(await applyMigrations(session, [m])).toEqual(['1'])
    expect(await session.query(`select indisvalid as valid from pg_index where indexrelid = 'one'::regclass`)).toEqual([{ valid: true }])
    expect(await session.query('select id from t')).toEqual([{ id: 1 }])
    expect(await revertMigrations(session, [m], 1)).toEqual(['1'])
    expect(await tables()).toEqual([])
  })

  it('does not build an index again that was finished when the runner died', async () => {
    const simple = migration(
      '1',
      'create table t (id int); create index concurrently one on t (id); create index concurrently "T wo" on public.t (id)',
      undefined,
      false,
    )
    await applyMigrations(session, [simple])
    await session.script(`update kit_migrations.applied set done = 1`)
    const before = await session.query(`select oid, relname from pg_class where relkind = 'i' and relname in ('one', 'T wo') order by 2`)
    expect(await applyMigrations(session, [simple])).toEqual(['1'])
    expect(await session.query(`select oid, relname from pg_class where relkind = 'i' and relname in ('one', 'T wo') order by 2`)).toEqual(
      before,
    )
  })

  it('may be corrected after it stopped half-way', async () => {
    const wrong = migration('1', 'create table t (id int); create table u (id nonsense)', undefined, false)
    expect(await failure(applyMigrations(session, [wrong]))).toMatchObject({ code: 'KIT2063' })
    expect(await applyMigrations(session, [migration('1', 'create table t (id int); create table u (id int)', undefined, false)])).toEqual([
      '1',
    ])
    expect(await tables()).toEqual(['t', 'u'])
  })
})
