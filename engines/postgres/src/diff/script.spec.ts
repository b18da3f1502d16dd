import { readCatalogue } from '../catalogue/read-catalogue.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { planChanges } from './plan.js'
import { planSchema } from './script.js'

let session: Session
beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

it('writes what was granted on the schema that every database has, and nothing for a database as it comes', async () => {
  const written = async () => planSchema(await readCatalogue(session)).steps.map(({ sql }) => sql)
  expect(await written()).toEqual([])
  await session.script('grant create on schema public to public; comment on schema public is null')
  expect(await written()).toEqual(['COMMENT ON SCHEMA public IS NULL', 'GRANT CREATE ON SCHEMA public TO PUBLIC'])
}, 60_000)

it('says the default of a new column once', async () => {
  await session.script('create schema s; create table s.t (a int default 1)')
  const before = await readCatalogue(session)
  expect(
    planSchema(before)
      .steps.filter(({ sql }) => /s\.t/.test(sql))
      .map(({ sql }) => sql),
  ).toEqual(['CREATE TABLE s.t (\n  a integer DEFAULT 1\n)'])
  await session.script('alter table s.t add b int not null default 2')
  expect(planChanges(before, await readCatalogue(session)).steps.map(({ sql }) => sql)).toEqual([
    'ALTER TABLE s.t ADD COLUMN b integer DEFAULT 2 NOT NULL',
  ])
}, 60_000)
