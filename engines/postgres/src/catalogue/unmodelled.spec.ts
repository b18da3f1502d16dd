import { realServerShadows } from '../session/real-server.js'
import type { Session } from '../session/session.js'
import type { Shadows } from '../session/shadow.js'
import { readCatalogue } from './read-catalogue.js'

let shadows: Shadows
let session: Session

beforeAll(async () => {
  shadows = await realServerShadows()
  session = await shadows.create()
}, 120_000)

afterAll(async () => {
  await session.script('drop subscription if exists copy')
  await session.close()
  await shadows.close()
})

it('names what is not compared, and not what extensions or the server have', async () => {
  await session.script('create extension citext; create type span as range (subtype = int)')
  expect((await readCatalogue(session)).unmodelled).toEqual([])
  await session.script(`create type point3 as (x int, y int, z int);
    create function length3(point3) returns int language sql immutable as $$ select $1.x $$;
    create cast (point3 as int) with function length3(point3);
    create text search dictionary plain (template = simple);
    create subscription copy connection 'host=nowhere' publication p with (connect = false, slot_name = none, enabled = false)`)
  expect((await readCatalogue(session)).unmodelled).toEqual([
    'cast (public.point3 AS integer)',
    'subscription copy',
    'text search dictionary public.plain',
  ])
})
