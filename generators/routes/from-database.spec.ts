import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { logger } from '@nx/devkit'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import routesGenerator from './generator.js'

/** Each run starts a database, which takes its time on a busy machine. */
jest.setTimeout(180_000)

const SCHEMA = `
create type state as enum ('open', 'paid');
create table customers (id int generated always as identity primary key, email text not null unique);
create table orders (
  id bigint generated always as identity primary key,
  customer_id int not null references customers,
  state state not null default 'open'
);
create index on orders (customer_id);
`

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'kit-from-database-'))
  file('package.json', '{"workspaces": ["api"]}')
  file('nx.json', '{}')
  file('api/package.json', '{"name": "api", "dependencies": {"express": "^5.3.0"}}')
  file('schema.sql', SCHEMA)
})
afterEach(() => {
  rmSync(workspace, { recursive: true })
  jest.restoreAllMocks()
})

function file(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

const read = (path: string): string => readFileSync(join(workspace, path), 'utf8')

/** Runs the generator and writes its changes, as Nx does; returns what it said, with the paths that it wrote. */
async function generate(options: object = {}): Promise<{ readonly said: string; readonly written: readonly string[] }> {
  const said: string[] = []
  const keep = (text: unknown): void => void said.push(String(text))
  for (const level of ['warn', 'info'] as const) jest.spyOn(logger, level).mockImplementation(keep)
  const tree = new FsTree(workspace, false)
  await routesGenerator(tree, { project: 'api', fromDb: 'schema.sql', ...options })
  const changes = tree.listChanges()
  flushChanges(workspace, changes)
  return { said: said.join('\n'), written: changes.map(({ path }) => path).sort() }
}

async function problemOf(options: object): Promise<string> {
  const tree = new FsTree(workspace, false)
  const failure: unknown = await routesGenerator(tree, { project: 'api', fromDb: 'schema.sql', ...options }).catch(
    (problem: unknown) => problem,
  )
  expect(tree.listChanges()).toEqual([])
  return failure instanceof Error ? failure.message : 'no failure'
}

test('document, routes and handlers come of the tables, and a second run changes nothing', async () => {
  const { said } = await generate()
  expect(said).toMatch(/KIT1806 .* 11 operations/)
  expect(said.match(/KIT\d{4}/g)).toEqual(['KIT1806'])
  expect(read('api/openapi.yaml')).toMatch(/\/customers\/\{id\}\/orders:/)
  const handlers = read('api/src/routes/orders/handlers.ts')
  expect(handlers).not.toContain('501')
  expect(handlers).toContain('`delete from public.orders where id = $1 returning true`, [params.id]')
  expect(JSON.parse(read('api/package.json'))).toMatchObject({ dependencies: { pg: expect.any(String) } })
  expect((await generate()).written).toEqual([])
})

test('what changes in the database goes where it belongs, and handlers stay', async () => {
  await generate()
  const mine = `${read('api/src/routes/orders/handlers.ts')}\n// mine\n`
  file('api/src/routes/orders/handlers.ts', mine)
  file(
    'schema.sql',
    `${SCHEMA}alter table orders add note varchar(20); create table items (id int primary key, order_id bigint references orders);`,
  )
  const { said, written } = await generate()
  expect(said).toMatch(/KIT1804 orders has changed \(note is new\).*listOrders/)
  expect(written).toEqual(expect.arrayContaining(['api/openapi.yaml', 'api/src/db/tables/orders.ts', 'api/src/routes/items/handlers.ts']))
  expect(read('api/src/routes/orders/handlers.ts')).toBe(mine)
  expect(read('api/src/routes/orders/contract.ts')).toContain('note: ')
  expect((await generate()).written).toEqual([])
})

test('a table that goes takes its operations along, and leaves what somebody has written', async () => {
  await generate()
  file('schema.sql', `${SCHEMA}drop table orders;`)
  const { said } = await generate()
  expect(said).toMatch(/KIT1502 .*listOrders/)
  expect(read('api/openapi.yaml')).not.toContain('/orders')
  expect(read('api/src/routes/index.ts')).not.toContain('orders')
  expect(read('api/src/routes/orders/handlers.ts')).toContain('listOrders')
  expect((await generate()).written).toEqual([])
})

test('a table’s file that somebody has edited stays, and that is said once', async () => {
  await generate()
  const edited = read('api/src/db/tables/customers.ts').replace('email', 'lower(email) as email')
  file('api/src/db/tables/customers.ts', edited)
  expect((await generate()).said).not.toContain('KIT1805')
  file('schema.sql', `${SCHEMA}alter table customers add name text;`)
  expect((await generate()).said).toMatch(/KIT1805 customers has changed \(name is new\)[\s\S]*api\/src\/db\/tables\/customers.ts/)
  expect(read('api/src/db/tables/customers.ts')).toBe(edited)
  expect((await generate()).said).not.toContain('KIT1805')
})

test('what somebody has changed in the document stays', async () => {
  await generate()
  file(
    'api/openapi.yaml',
    read('api/openapi.yaml')
      .replace('operationId: listOrders', 'operationId: findOrders')
      .replace('summary: Get one orders', 'summary: One order'),
  )
  await generate()
  expect(read('api/src/routes/orders/routes.ts')).toContain('contract.findOrders')
  file('schema.sql', `${SCHEMA}create table items (id int primary key);`)
  await generate()
  expect(read('api/openapi.yaml')).toMatch(/operationId: findOrders[\s\S]*summary: One order/)
  expect(read('api/openapi.yaml')).not.toContain('listOrders\n')
})

test('the choice of tables is remembered, and keeps its order', async () => {
  await generate({ tables: ['orders'] })
  expect(read('api/openapi.yaml')).not.toContain('/customers')
  expect((await generate()).written).toEqual([])
})

test.each([
  ['a table that is not there', { tables: ['order'] }, /KIT1800 .*'order'[\s\S]*customers, orders/],
  ['a schema without tables', { schema: ['sales'] }, /KIT1801 .*sales/],
  ['neither URL nor variable nor file', { fromDb: 'NO_SUCH_URL' }, /KIT1802 .*'NO_SUCH_URL'/],
  ['a server that does not answer', { fromDb: 'postgres://me:s3cret@127.0.0.1:1/x' }, /KIT2000 /],
])('%s is one diagnostic, and nothing is written', async (_, options, expected) => {
  const message = await problemOf(options)
  expect(message).toMatch(expected)
  expect(message).not.toContain('s3cret')
})
