import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type PostgresServer, startPostgres } from './support/postgres-server.js'
import { registryUrl } from './support/registry-url.js'
import { snapshot } from './support/snapshot.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const DOCUMENT = "openapi: 3.1.0\ninfo: { title: Parcels, version: '1' }\npaths: {}\n"
const FIRST = `create type state as enum ('packed', 'sent');
create table depots (id int primary key generated always as identity, name text not null unique);
create table parcels (
  id uuid primary key default gen_random_uuid(),
  state state not null default 'packed',
  weight numeric(10, 3) not null check (weight > 0)
);
`
const SECOND = `create type state as enum ('packed', 'sent', 'lost');
create table depots (id int primary key generated always as identity, name text not null unique);
create table parcels (
  id uuid primary key default gen_random_uuid(),
  state state not null default 'packed',
  weight numeric(10, 3) not null check (weight > 0),
  depot int references depots (id) on delete set null
);
create index parcels_depot on parcels (depot);
`

let workspace: Workspace
let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
  await server.query('postgres', 'create database app')
  await server.query('postgres', 'create database other')
  workspace = emptyWorkspace('database', registryUrl())
  await installKit(workspace)
  workspace.write('package.json', JSON.stringify({ ...JSON.parse(workspace.read('package.json')), workspaces: ['apps/*'] }, null, 2))
  workspace.write('apps/api/package.json', JSON.stringify({ name: 'api' }))
  workspace.write('apps/api/openapi.yaml', DOCUMENT)
  workspace.write('schema.sql', FIRST)
  workspace.env['KIT_CACHE'] = join(workspace.root, '../kit-cache')
})
afterAll(async () => {
  workspace.remove()
  await server.stop()
})

const migrations = () => readdirSync(join(workspace.root, 'apps/api/migrations')).sort()
const isHit = (output: string) => /\[local cache\]|read the output from the cache/.test(output)
const report = () => JSON.parse(workspace.read('apps/api/.kit/migrate-dry-run/report.json'))

describe('a schema becomes migrations', () => {
  test('the first from nothing, the next from the first', async () => {
    await workspace.nxOk('g', '@kit:migration', 'api', '--compare', 'schema.sql', '--name', 'start')
    workspace.write('schema.sql', SECOND)
    await workspace.nxOk('g', '@kit:migration', 'api', '--compare', 'schema.sql', '--name', 'depots', '--report', 'diff.html')
    expect(workspace.read('diff.html')).toMatch(/<svg[\s\S]*parcels[\s\S]*loses no data|loses no data[\s\S]*<svg[\s\S]*parcels/)
    expect(migrations().map((file) => file.replace(/^\d{14}/, ''))).toEqual([
      '_start.down.sql',
      '_start.up.sql',
      '_depots.down.sql',
      '_depots.up.sql',
    ])
    const up = workspace.read(`apps/api/migrations/${migrations().find((file) => file.endsWith('_depots.up.sql'))}`)
    expect(up).toMatch(/^-- kit: no-transaction/)
    expect(up).toMatch(/CREATE INDEX CONCURRENTLY parcels_depot/)
    const before = migrations()
    expect((await workspace.nxOk('g', '@kit:migration', 'api', '--compare', 'schema.sql')).output).toMatch(/nothing to migrate/)
    expect(migrations()).toEqual(before)
  })
})

describe('a dry run', () => {
  const run = () => workspace.nxOk('run', 'api:migrate-dry-run')

  test('needs no database, and its result is cached', async () => {
    const first = await run()
    expect(first.output).toMatch(/2 migrations run on a shadow: 2 with a proven way back/)
    expect(isHit(first.output)).toBe(false)
    expect(isHit((await run()).output)).toBe(true)
  })

  test('with a database runs what is pending; a changed schema of the database is run again', async () => {
    workspace.env['DATABASE_URL'] = server.url('app')
    const first = await run()
    expect(isHit(first.output)).toBe(false)
    expect(report()).toHaveLength(2)
    expect(isHit((await run()).output)).toBe(true)
    await server.query('app', 'create table elsewhere (id int)')
    expect(isHit((await run()).output)).toBe(false)
    expect(await server.query('app', "select to_regclass('parcels') as parcels, to_regnamespace('kit_migrations') as history")).toEqual([
      { parcels: null, history: null },
    ])
    await server.query('app', 'drop table elsewhere')
  })

  test('goes by the database that --url names as well', async () => {
    delete workspace.env['DATABASE_URL']
    const named = () => workspace.nxOk('run', 'api:migrate-dry-run', '--url', server.url('other'))
    await named()
    expect(isHit((await named()).output)).toBe(true)
    await server.query('other', 'create table elsewhere (id int)')
    expect(isHit((await named()).output)).toBe(false)
    workspace.env['DATABASE_URL'] = server.url('app')
  })
})

describe('migrations are applied', () => {
  const states = async () => (await workspace.nxOk('run', 'api:migrate', '--status')).output.match(/^(?:applied|pending)\b/gm)

  test('up, back and up again, with what is there kept', async () => {
    expect(await states()).toEqual(['pending', 'pending'])
    expect((await workspace.nxOk('run', 'api:migrate', '--plan')).output).toMatch(/CREATE TABLE public\.parcels/)
    await workspace.nxOk('run', 'api:migrate')
    expect(await states()).toEqual(['applied', 'applied'])
    await server.query('app', 'insert into parcels (weight) values (1.5)')
    await workspace.nxOk('run', 'api:migrate', '--down', '1')
    expect(await states()).toEqual(['applied', 'pending'])
    expect((await workspace.nxOk('run', 'api:migrate')).output).toMatch(/1 done/)
    expect((await workspace.nxOk('run', 'api:migrate')).output).toMatch(/Nothing to do/)
    expect(await server.query('app', 'select weight, state, depot from parcels')).toEqual([
      { weight: '1.500', state: 'packed', depot: null },
    ])
  })
})

describe('a dry run on the target', () => {
  const file = 'apps/api/migrations/30000101000000_heavy.up.sql'
  const run = () => workspace.nx('run', 'api:migrate-dry-run', '--onTarget', '--skip-nx-cache')

  test('runs on its rows and is rolled back', async () => {
    workspace.write(file, "insert into depots (name) values ('here');\nupdate parcels set weight = weight * 2;\n")
    const { code, output } = await run()
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/1 migration run on the target .*rolled back/) })
    expect(report()[0].statements.map(({ rows }: { rows: number }) => rows)).toEqual([1, 1])
    expect(
      await server.query('app', 'select (select weight from parcels) as weight, (select count(*)::int from depots) as depots'),
    ).toEqual([{ weight: '1.500', depots: 0 }])
  })

  test('says what the rows do not allow', async () => {
    workspace.write(file, 'select 1;\nalter table parcels add constraint heavy check (weight > 2);\n')
    const { code, output } = await run()
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringMatching(/KIT2090 .*heavy.* violated/) })
    expect(output).toMatch(/30000101000000_heavy\.up\.sql:2:1/)
    rmSync(join(workspace.root, file))
  })
})

describe('what goes wrong is one diagnostic, and nothing is changed', () => {
  beforeAll(async () => {
    await server.query('postgres', 'create role reader login password $$reader$$')
  })

  const at = (user: string, password: string, database: string) =>
    Object.assign(new URL(server.url(database)), { username: user, password }).href

  /** Nx repeats the arguments of a command, so a URL with a password belongs into the environment. */
  async function refused(code: string, url: string, ...args: readonly string[]): Promise<string> {
    const before = [files(), await dump()]
    workspace.env['DATABASE_URL'] = url
    const { code: exit, output } = await workspace.nx(...args)
    expect({ exit, codes: [...new Set(output.match(/KIT\d{4}/g))], output }).toMatchObject({ exit: 1, codes: [code] })
    expect(output).toMatch(/\n\s*fix: \S/)
    expect(output).not.toMatch(/s3cret|wr0ng|\n\s+at (?:\S+ \(|file:|node:)/)
    expect([files(), await dump()]).toEqual(before)
    return output
  }

  /** Reports aside. */
  const files = () => Object.entries(snapshot(workspace.root)).filter(([path]) => !path.includes('/.kit/'))

  /** What the database has, by its own catalogue. */
  const dump = () =>
    server.query(
      'app',
      'select relname::text, relfilenode, reltuples from pg_class where oid > 16383 union all select version, 0, 0 from kit_migrations.applied order by 1, 2',
    )

  test('no server, a wrong password, no such database, no permission, no URL', async () => {
    const apply = ['run', 'api:migrate']
    await refused('KIT2000', 'postgres://me:s3cret@127.0.0.1:1/app', ...apply)
    await refused('KIT2000', 'postgres://me:s3cret@127.0.0.1:1/app', 'run', 'api:migrate-dry-run')
    await refused('KIT2001', at('postgres', 'wr0ng', 'app'), ...apply)
    await refused('KIT2002', server.url('nowhere'), ...apply)
    await refused('KIT2006', 'mysql://localhost/app', ...apply)
    await refused('KIT2069', at('reader', 'reader', 'app'), ...apply)
  })

  test('a version that is none, a statement that is wrong, a file that was changed', async () => {
    const url = server.url('app')
    const wrong = 'apps/api/migrations/30000101000000_wrong.up.sql'
    await refused('KIT2066', url, 'run', 'api:migrate', '--to', '7')
    workspace.write(wrong, 'select 1;\nalter table parcels\n  add colum x int;\n')
    for (const target of ['api:migrate', 'api:migrate-dry-run'])
      expect(await refused('KIT2063', url, 'run', target)).toMatch(/apps\/api\/migrations\/30000101000000_wrong\.up\.sql:3:15/)
    workspace.write(wrong, 'select 1;\n')
    const [, first = ''] = migrations()
    workspace.write(`apps/api/migrations/${first}`, `${workspace.read(`apps/api/migrations/${first}`)}\nselect 1;\n`)
    await refused('KIT2061', url, 'run', 'api:migrate')
  })

  test('a schema file with a syntax error', async () => {
    workspace.write('schema.sql', 'create table t (\n  id int,\n  name tex\n);\n')
    expect(await refused('KIT2026', server.url('app'), 'g', '@kit:migration', 'api', '--compare', 'schema.sql')).toMatch(
      /schema\.sql:3:8[\s\S]*\^/,
    )
  })
})
