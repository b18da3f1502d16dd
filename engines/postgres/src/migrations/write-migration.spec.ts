import { readCatalogue } from '../catalogue/read-catalogue.js'
import { compareSchemas } from '../diff/compare.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { runScript } from '../source/run-script.js'
import { dryRun } from './dry-run.js'
import { pairs } from './formats/pairs.js'
import { writeMigration } from './write-migration.js'

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

async function written(a: string, b: string) {
  const reset = 'drop schema public cascade; create schema public'
  await session.script(reset)
  await runScript(session, 'b.sql', b)
  const to = await readCatalogue(session)
  await session.script(reset)
  await runScript(session, 'a.sql', a)
  return writeMigration(await compareSchemas(session, to), pairs, '20240131120000', 'change')
}

it('is one transaction where one does, and says what can’t come back', async () => {
  expect(await written('create table t (a int, b text)', 'create table t (a int); create table u (a int)')).toEqual([
    {
      path: '20240131120000_change.up.sql',
      text: '-- loses the values of public.t.b\nALTER TABLE public.t DROP COLUMN b;\n\nCREATE TABLE public.u (\n  a integer\n);\n',
    },
    {
      path: '20240131120000_change.down.sql',
      text: '-- The schema comes back, the data does not: the values of public.t.b.\n\n-- loses all rows of public.u\nDROP TABLE public.u;\n\nALTER TABLE public.t ADD COLUMN b text;\n',
    },
  ])
})

it('keeps together what belongs together where it can’t be one transaction, and is proven when it is run', async () => {
  const [up, down] = await written(
    `create type s as enum ('a', 'b', 'c'); create table t (a s default 'a', b int)`,
    `create type s as enum ('a', 'b'); create table t (a s default 'a', b int); create index i on t (b)`,
  )
  expect(up?.text).toMatch(
    /^-- kit: no-transaction\nBEGIN;\n\nALTER TABLE ONLY public\.t ALTER COLUMN a DROP DEFAULT;[\s\S]+COMMIT;\n\nCREATE INDEX CONCURRENTLY i /,
  )
  const script = (text = '') => ({ file: 'x.sql', text, start: 0, end: text.length, transactional: false })
  const reports = await dryRun(session, [{ version: '1', name: 'x', up: script(up?.text), down: script(down?.text) }])
  expect(reports.map((one) => one.down)).toEqual(['proven'])
})
