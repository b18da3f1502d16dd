import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ExecutorContext } from '@nx/devkit'
import fingerprintExecutor from '../db-fingerprint/executor.js'
import { FingerprintOptions } from '../db-fingerprint/schema.js'
import migrateExecutor from '../migrate/executor.js'
import { MigrateOptions } from '../migrate/schema.js'
import dryRunExecutor from './executor.js'
import { DryRunOptions } from './schema.js'

let root: string
let context: ExecutorContext
const database = process.env['DATABASE_URL']

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-dry-run-'))
  mkdirSync(join(root, 'api/migrations'), { recursive: true })
  const projectsConfigurations = { version: 2, projects: { api: { root: 'api' } } }
  context = {
    root,
    cwd: root,
    isVerbose: false,
    projectName: 'api',
    projectsConfigurations,
    nxJsonConfiguration: {},
    projectGraph: { nodes: {}, dependencies: {} },
  }
  delete process.env['DATABASE_URL']
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
  if (database !== undefined) process.env['DATABASE_URL'] = database
})

const put = (file: string, text: string) => writeFileSync(join(root, 'api/migrations', file), text)

test('reports, fails where a way back is required and wrong, and stops at what fails', async () => {
  put('1_a.up.sql', 'create table a (id int not null);')
  put('1_a.down.sql', 'drop table a;')
  expect(await dryRunExecutor({ requireDown: true }, context)).toEqual({ success: true })
  put('2_b.up.sql', 'alter table a drop id;')
  put('2_b.down.sql', 'alter table a add id int;')
  expect(await dryRunExecutor({}, context)).toEqual({ success: true })
  expect(await dryRunExecutor({ requireDown: true }, context)).toEqual({ success: false })
  expect(readFileSync(join(root, 'api/.kit/migrate-dry-run/report.md'), 'utf8')).toContain('**does not restore the schema**')
  put('3_c.up.sql', 'select 1;\nalter table nowhere add x int;')
  await expect(dryRunExecutor({}, context)).rejects.toThrow(/KIT2063 Migration 3 fails[\s\S]+at api\/migrations\/3_c\.up\.sql:2:1/)
}, 120_000)

test('says that no server answers, without the password', async () => {
  put('1_a.up.sql', 'select 1;')
  const url = 'postgres://me:s3cret@127.0.0.1:1/app'
  for (const executor of [migrateExecutor, dryRunExecutor, fingerprintExecutor]) {
    const error = await executor({ url }, context).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(String(error)).toMatch(/KIT2000/)
    expect(String(error)).not.toContain('s3cret')
  }
})

test('a fingerprint without a database says so', async () => {
  expect(await fingerprintExecutor({}, context)).toEqual({ success: true })
  expect(readFileSync(join(root, 'api/.kit/db-fingerprint/fingerprint.json'), 'utf8')).toBe('null\n')
})

test.each([
  ['migrate-dry-run', DryRunOptions],
  ['migrate', MigrateOptions],
  ['db-fingerprint', FingerprintOptions],
])('schema.json of %s and the check at the door know the same options', (name, schema) => {
  const { properties } = JSON.parse(readFileSync(new URL(`../${name}/schema.json`, import.meta.url), 'utf8'))
  expect(Object.keys(properties).sort()).toEqual(Object.keys(schema.shape).sort())
})
