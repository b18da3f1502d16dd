import { realServerShadows } from './real-server.js'
import { serverError } from './server-error.js'
import type { Session } from './session.js'
import type { Shadows } from './shadow.js'

let shadows: Shadows
let session: Session

beforeAll(async () => {
  shadows = await realServerShadows()
  session = await shadows.create()
}, 60_000)

afterAll(async () => {
  await session.close()
  await shadows.close()
})

afterEach(() => session.script('rollback; drop table if exists t; reset all'))

const failure = (statements: readonly string[]) =>
  session.batch(statements).then(
    () => undefined,
    (error: unknown) => serverError(error),
  )

describe('statements in one message', () => {
  it('are done one after the other', async () => {
    await session.batch(['begin', 'create table t (id int) -- a comment', 'insert into t values (1); insert into t values (2)', 'commit'])
    expect(await session.query('select id from t')).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('say which of them has failed', async () => {
    expect(await failure(['begin', 'create table t (id int primary key)', 'insert into t values (1), (1)', 'commit'])).toMatchObject({
      code: '23505',
      statement: 2,
    })
  })

  it('say where one of them is wrong, counted from its own beginning', async () => {
    expect(await failure(['begin', `select '🙂'`, `select '🙂', nothing`, 'commit'])).toMatchObject({ statement: 2, position: 13 })
  })

  it('do nothing where a later one can not be read', async () => {
    expect(await failure(['create table t ()', 'creat table u ()'])).toMatchObject({ code: '42601', statement: 1, position: 1 })
    expect(await session.query(`select to_regclass('t') as found`)).toEqual([{ found: null }])
  })

  it('are not kept when a check waits until the end and fails there', async () => {
    await session.script('create table t (id int unique deferrable initially deferred)')
    expect(await failure(['begin', 'insert into t values (1), (1)', 'commit'])).toMatchObject({ code: '23505', statement: 2 })
    expect(await session.query('select id from t')).toEqual([])
  })

  it('are read as the settings before them say', async () => {
    const statements = [
      'begin',
      'create table t (a text)',
      'set standard_conforming_strings = off',
      String.raw`insert into t values ('a\'b')`,
    ]
    await session.batch([...statements, 'commit'])
    expect(await session.query('select a from t')).toEqual([{ a: `a'b` }])
    expect(await failure(['drop table t', ...statements, 'select nothing'])).toMatchObject({ statement: 5 })
  })
})
