import { readCatalogue } from '../../catalogue/read-catalogue.js'
import { realServerShadows } from '../../session/real-server.js'
import type { Session } from '../../session/session.js'
import type { Shadows } from '../../session/shadow.js'
import { applyPlan } from '../apply.js'
import { planChanges } from '../plan.js'

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

const sql = (plan: { readonly steps: readonly { readonly sql: string }[] }) => plan.steps.map((step) => step.sql)

it('compares what was granted on members of an extension, and nothing else of them', async () => {
  await session.script('create extension citext; create extension pg_stat_statements')
  const start = await readCatalogue(session)
  expect([...start.objects.keys()]).toEqual(['extension citext', 'extension pg_stat_statements', 'schema public'])
  await session.script('revoke execute on function citext_eq(citext, citext) from public; revoke select on pg_stat_statements from public')
  const wanted = await readCatalogue(session)
  const there = planChanges(start, wanted)
  expect(sql(there)).toEqual([
    'REVOKE EXECUTE ON ROUTINE public.citext_eq(public.citext,public.citext) FROM PUBLIC',
    'REVOKE SELECT ON TABLE public.pg_stat_statements FROM PUBLIC',
  ])
  await applyPlan(session, planChanges(wanted, start))
  const back = await readCatalogue(session)
  expect(sql(planChanges(back, start))).toEqual([])
  await applyPlan(session, planChanges(back, wanted))
  expect(sql(planChanges(await readCatalogue(session), wanted))).toEqual([])
})

it('lets a column take another type before the extension goes that it had its type from', async () => {
  await session.script('create extension hstore; create table t (a hstore); create index on t using gin (a)')
  const start = await readCatalogue(session)
  await session.script('drop table t; drop extension hstore; create table t (a text)')
  const wanted = await readCatalogue(session)
  await applyPlan(session, planChanges(wanted, start))
  expect(sql(planChanges(await readCatalogue(session), start))).toEqual([])
  await applyPlan(session, planChanges(start, wanted))
  expect(sql(planChanges(await readCatalogue(session), wanted))).toEqual([])
})
