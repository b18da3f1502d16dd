import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FRAMEWORKS } from './support/handlers.js'
import { type PostgresServer, startPostgres } from './support/postgres-server.js'
import { registryUrl } from './support/registry-url.js'
import { type Served, serveTarget } from './support/served.js'
import { snapshot } from './support/snapshot.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const SCHEMA = `
create type state as enum ('open', 'it''s paid');
create table customers (
  id int generated always as identity primary key,
  email varchar(40) not null unique check (email ~ '^[^@]+@[^@]+$'),
  born date
);
comment on table customers is 'Who buys';
create table orders (
  id bigint primary key,
  customer_id int not null references customers,
  state state not null default 'open',
  total numeric(8, 2) not null check (total > 0),
  made timestamptz not null default now(),
  tags text[]
);
create index on orders (customer_id);
create index on orders (made);
create table "order ""lines""" ("order" bigint references orders on delete cascade, "no" int, "what's" jsonb, primary key ("order", "no"));
create view totals as select customer_id, sum(total) as sum from orders group by customer_id;
`

let workspace: Workspace
let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
  workspace = emptyWorkspace('from-database', registryUrl())
  await installKit(workspace)
})
afterAll(async () => {
  workspace.remove()
  await server.stop()
})

describe.each(FRAMEWORKS)('%s', (framework) => {
  const root = `apps/${framework}`
  let served: Served | undefined
  beforeAll(async () => {
    await server.query('postgres', `create database ${framework}`)
    await server.query(framework, SCHEMA)
    workspace.env['SHOP'] = server.url(framework)
    workspace.env['DATABASE_URL'] = server.url(framework)
    await workspace.nxOk('g', '@kit:app', root, '--framework', framework)
  })
  afterAll(() => served?.stop())

  /** One request; what is answered, parsed. */
  async function send(method: string, path: string, body?: unknown) {
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${served?.url}${path}`, { method, ...init })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  test('becomes an API of the database, which type-checks; a second run changes nothing', async () => {
    const { output } = await workspace.nxOk('g', '@kit:routes', framework, '--fromDb', 'SHOP')
    expect(output).not.toContain('s3cret')
    await workspace.nxOk('run', `${framework}:typecheck`)
    const before = snapshot(workspace.root)
    expect((await workspace.nxOk('g', '@kit:routes', framework, '--fromDb', 'SHOP')).output).toMatch(/nothing to change/)
    expect(snapshot(workspace.root)).toEqual(before)
  })

  test('makes, reads, changes and deletes rows', async () => {
    served = await serveTarget(workspace, framework)
    const customer = await send('POST', '/customers', { email: 'ada@example.com', born: '1815-12-10' })
    expect(customer).toEqual({ status: 201, body: { id: 1, email: 'ada@example.com', born: '1815-12-10' } })
    const order = await send('POST', '/orders', {
      id: '9007199254740993',
      customer_id: 1,
      total: '123456.70',
      tags: ['a', null],
      made: '2024-02-29T23:59:59.123456+05:30',
    })
    const expected = {
      id: '9007199254740993',
      customer_id: 1,
      state: 'open',
      total: '123456.70',
      made: '2024-02-29T18:29:59.123456+00:00',
      tags: ['a', null],
    }
    expect(order).toEqual({ status: 201, body: expected })
    expect(await send('PATCH', '/orders/9007199254740993', { state: "it's paid", tags: null })).toEqual({
      status: 200,
      body: { ...expected, state: "it's paid", tags: null },
    })
    expect(await send('GET', '/customers/1/orders')).toMatchObject({
      status: 200,
      body: { items: [{ id: '9007199254740993' }], next: null },
    })
    expect(await send('POST', '/order-lines', { order: '9007199254740993', no: 1, "what's": ['x', { y: null }] })).toMatchObject({
      status: 201,
    })
    expect(await send('GET', '/order-lines/9007199254740993/1')).toMatchObject({ status: 200, body: { "what's": ['x', { y: null }] } })
    expect(await send('GET', '/totals')).toEqual({ status: 200, body: { items: [{ customer_id: 1, sum: '123456.70' }], next: null } })
    expect(await send('DELETE', '/orders/9007199254740993')).toMatchObject({ status: 204 })
    expect(await send('GET', '/orders/9007199254740993')).toMatchObject({ status: 404 })
  })

  test.each([
    ['a row that is there already', 'POST', '/customers', { email: 'ada@example.com' }, 409, 'body.email'],
    ['a reference to nothing', 'POST', '/orders', { id: '1', customer_id: 77, total: '1' }, 400, 'body.customer_id'],
    ['what a check forbids', 'POST', '/orders', { id: '1', customer_id: 1, total: '0' }, 400, 'body.total'],
    ['what the contract forbids', 'POST', '/customers', { email: 'nobody' }, 400, 'body.email'],
    ['a value that is too long', 'POST', '/customers', { email: `a@${'b'.repeat(40)}` }, 400, 'body.email'],
    ['an unknown property', 'POST', '/customers', { email: 'b@c', id: 5 }, 400, 'body.id'],
    ['a number out of range', 'GET', '/orders/9999999999999999999', undefined, 400, undefined],
    ['a row that is not there', 'PATCH', '/customers/77', { born: null }, 404, undefined],
    ['rows of nobody', 'GET', '/customers/77/orders', undefined, 404, undefined],
    ['a cursor of another list', 'GET', '/customers?cursor=WyIiLDEsMl0', undefined, 400, 'query.cursor'],
    ['SQL', 'GET', `/orders/${encodeURIComponent("1'; drop table orders; --")}`, undefined, 400, 'path.id'],
  ])('refuses %s', async (_, method, path, body, status, field) => {
    const answer = await send(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body.error.details.map((detail: { field: string }) => detail.field)).toEqual(field === undefined ? [] : [field])
  })

  test('goes through a list without missing a row while others come and go', async () => {
    await server.query(
      framework,
      `insert into orders (id, customer_id, total, made) select i, 1, 1, '2024-01-01'::timestamptz + (i % 7) * interval '1 day' from generate_series(1, 50) i`,
    )
    for (const sort of ['made', '-made', 'customer_id']) {
      const seen: string[] = []
      let next: string | null = null
      do {
        const search: string = new URLSearchParams({
          sort,
          limit: '7',
          'made.gte': '2024-01-01T00:00:00Z',
          ...(next && { cursor: next }),
        }).toString()
        const { status, body } = await send('GET', `/orders?${search}`)
        expect(status).toBe(200)
        seen.push(...body.items.map((one: { id: string }) => one.id))
        next = body.next
        await server.query(framework, `delete from orders where id = ${seen[0]}`)
        await server.query(
          framework,
          `insert into orders (id, customer_id, total, made) values (${seen[0]}, 1, 1, '2024-01-01'::timestamptz + (${seen[0]} % 7) * interval '1 day')`,
        )
      } while (next !== null)
      expect(new Set(seen).size).toBe(50)
      expect(seen).toHaveLength(50)
    }
  })

  test('keeps constraints when many write at once, and lets one of them through', async () => {
    const same = await Promise.all(Array.from({ length: 20 }, () => send('POST', '/customers', { email: 'one@example.com' })))
    expect(same.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    const id = same.find(({ status }) => status === 201)?.body.id
    const mixed = await Promise.all([
      ...Array.from({ length: 10 }, (_, index) => send('POST', '/orders', { id: String(1000 + index), customer_id: id, total: '1' })),
      ...Array.from({ length: 5 }, () => send('DELETE', `/customers/${id}`)),
    ])
    expect(mixed.every(({ status }) => status < 500)).toBe(true)
    expect(
      await server.query(framework, 'select count(*)::int as n from orders left join customers c on c.id = customer_id where c.id is null'),
    ).toEqual([{ n: 0 }])
  })

  test('follows a change of the database, and leaves handlers as they are', async () => {
    const path = `${root}/src/routes/customers/handlers.ts`
    workspace.write(path, `${workspace.read(path)}\n// mine\n`)
    const mine = workspace.read(path)
    await server.query(framework, 'alter table customers add name text; create table shops (id int primary key)')
    const { output } = await workspace.nxOk('g', '@kit:routes', framework, '--fromDb', 'SHOP')
    expect(output).toMatch(/KIT1804 customers has changed \(name is new\)/)
    expect(workspace.read(path)).toBe(mine)
    expect(workspace.read(`${root}/src/routes/shops/handlers.ts`)).toContain('insert into public.shops')
    await workspace.nxOk('run', `${framework}:typecheck`)
  })
})
