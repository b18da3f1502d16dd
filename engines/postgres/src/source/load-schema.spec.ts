import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { loadSchema } from './load-schema.js'

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

beforeEach(() => session.script('drop schema public cascade; create schema public'))

const diagnosticOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof DiagnosticError ? error.diagnostics[0] : error),
  )

describe('loading a schema', () => {
  it('does not mind the order of files', async () => {
    await loadSchema(session, [
      { path: 'a.sql', text: 'create view v as select * from t; create table u (t_id int references t)' },
      { path: 'b.sql', text: 'create table t (id int primary key, kind kind)' },
      { path: 'c.sql', text: `create type kind as enum ('a')` },
    ])
    expect(await session.query('select * from v')).toEqual([])
  })

  it('gives the place that the server names, also after letters outside of ASCII', async () => {
    const text = `-- é😀\ncreate table t (id int);\nselect 'é😀',\n  nothing from t;`
    expect(await diagnosticOf(loadSchema(session, [{ path: 's.sql', text }]))).toMatchObject({
      code: 'KIT2026',
      place: { file: 's.sql', line: 4, column: 3 },
    })
  })

  it('gives the beginning of the statement where the server names no place, and leaves nothing behind', async () => {
    const text = 'create table t (id int);\n\n  create table t (id int);'
    expect(await diagnosticOf(loadSchema(session, [{ path: 's.sql', text }]))).toMatchObject({
      code: 'KIT2026',
      place: { line: 3, column: 3 },
    })
  })

  it('says which statement lacks something in the end', async () => {
    const files = [
      { path: 'a.sql', text: 'create view v as select * from nowhere' },
      { path: 'b.sql', text: 'create table t (id int)' },
    ]
    expect(await diagnosticOf(loadSchema(session, files))).toMatchObject({ code: 'KIT2026', place: { file: 'a.sql', line: 1 } })
  })

  it('runs what can’t be in a transaction by itself', async () => {
    await loadSchema(session, [{ path: 's.sql', text: 'create table t (id int); create index concurrently i on t (id)' }])
    expect(await session.query(`select 1 as one from pg_class where relname = 'i'`)).toEqual([{ one: 1 }])
  })

  it('refuses commands of psql, but for those of a dump', async () => {
    expect(await diagnosticOf(loadSchema(session, [{ path: 's.sql', text: 'select 1;\n\\copy t from x\n' }]))).toMatchObject({
      code: 'KIT2025',
      place: { line: 2 },
    })
    expect(
      await diagnosticOf(loadSchema(session, [{ path: 's.sql', text: '\\restrict abc\nselect 1;\n\\unrestrict abc\n' }])),
    ).toBeUndefined()
  })
})
