import { readdirSync, readFileSync } from 'node:fs'
import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { runScript } from '../source/run-script.js'
import { applyPlan } from './apply.js'
import { planChanges } from './plan.js'
import { planSchema } from './script.js'

const FOLDER = new URL('./fixtures/pairs/', import.meta.url)
const pairs = readdirSync(FOLDER).map((file) => {
  const [, a = '', b = ''] = readFileSync(new URL(file, FOLDER), 'utf8').split(/^-- [ab]$/m)
  return { name: file.replace('.sql', ''), a, b }
})

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

/** The one database again without anything in it. */
async function empty(): Promise<void> {
  const rows = await session.query(
    `select format('drop schema %I cascade', nspname) as sql from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
     union all select format('drop event trigger %I', evtname) from pg_event_trigger
     union all select format('drop publication %I', pubname) from pg_publication
     union all select format('drop foreign data wrapper %I cascade', fdwname) from pg_foreign_data_wrapper`,
  )
  const defaults = 'alter default privileges revoke select on tables from public'
  await session.script([...rows.map(({ sql }) => String(sql)).reverse(), defaults, 'create schema public'].join(';\n'))
}

async function load(sql: string): Promise<Catalogue> {
  await empty()
  await runScript(session, 'pair.sql', sql)
  return readCatalogue(session)
}

/** Statements that are left between two catalogues. */
const left = (from: Catalogue, to: Catalogue) => planChanges(from, to).steps.map((step) => step.sql)

describe.each(pairs)('the pair $name', ({ a, b }) => {
  it('is led from a to b and back, and has nothing to do between the same', async () => {
    const wanted = await load(b)
    const start = await load(a)
    expect(left(start, start)).toEqual([])
    await applyPlan(session, planChanges(start, wanted))
    const reached = await readCatalogue(session)
    expect(left(reached, wanted)).toEqual([])
    await applyPlan(session, planChanges(reached, start))
    expect(left(await readCatalogue(session), start)).toEqual([])
  }, 60_000)

  it('is written as SQL that makes the same again', async () => {
    const wanted = await load(b)
    await empty()
    await applyPlan(session, planSchema(wanted))
    expect(left(await readCatalogue(session), wanted)).toEqual([])
  }, 60_000)
})
