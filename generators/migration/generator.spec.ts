import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { addProjectConfiguration, type Tree } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import migrationGenerator from './generator.js'
import { MigrationGeneratorOptions } from './schema.js'
import { timestamp } from './timestamp.js'

let root: string
let tree: Tree

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kit-migration-'))
  tree = createTreeWithEmptyWorkspace({ formatter: 'none' })
  addProjectConfiguration(tree, 'api', { root: 'api' })
  // The embedded database reads files, so the workspace is a folder.
  Object.assign(tree, { root })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Writes what the generator made to the disk, as Nx would. Returns the files of the migrations. */
function flush(): string[] {
  for (const { path, content } of tree.listChanges()) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    if (path.startsWith('api/migrations') && content !== null) writeFileSync(join(root, path), content)
  }
  return readdirSync(join(root, 'api/migrations')).sort()
}

describe('nx g @kit:migration', () => {
  test('writes a migration, then the next one from what the first makes, and nothing when there is nothing', async () => {
    writeFileSync(join(root, 'schema.sql'), 'create table users (id int primary key, mail text)')
    await migrationGenerator(tree, { project: 'api', compare: 'schema.sql', name: 'start' })
    const [down = '', up = ''] = flush()
    expect([down, up].map((file) => file.replace(/^\d{14}/, ''))).toEqual(['_start.down.sql', '_start.up.sql'])
    expect(readFileSync(join(root, 'api/migrations', down), 'utf8')).toContain('DROP TABLE public.users;')

    writeFileSync(join(root, 'schema.sql'), 'create table users (id int primary key, email text)')
    const next = { project: 'api', compare: 'schema.sql', name: 'email' }
    await expect(migrationGenerator(tree, next)).rejects.toThrow(/KIT2040 The plan loses data: the values of public\.users\.mail/)
    await migrationGenerator(tree, { ...next, rename: ['public.users.mail=public.users.email'] })
    const files = flush()
    expect(files).toHaveLength(4)
    expect(readFileSync(join(root, 'api/migrations', files[3] ?? ''), 'utf8')).toBe(
      'ALTER TABLE public.users RENAME COLUMN mail TO email;\n',
    )

    const before = tree.listChanges().length
    await migrationGenerator(tree, next)
    expect(tree.listChanges()).toHaveLength(before)
  }, 120_000)

  test('writes an empty pair, in the format of the migrations that are there', async () => {
    mkdirSync(join(root, 'api/migrations'), { recursive: true })
    writeFileSync(join(root, 'api/migrations/001_a.sql'), '-- migrate:up\nselect 1;\n-- migrate:down\n')
    await migrationGenerator(tree, { project: 'api', empty: true, name: 'backfill' })
    expect(flush()).toEqual(['001_a.sql', '002_backfill.sql'])
  })

  test('says what is missing or wrong, with the place', async () => {
    await expect(migrationGenerator(tree, { project: 'api' })).rejects.toThrow(/KIT1001 The option --compare/)
    await expect(migrationGenerator(tree, { project: 'api', compare: 'nowhere.sql' })).rejects.toThrow(/KIT2023/)
    writeFileSync(join(root, 'schema.sql'), 'create table users (\n  id nonsense\n)')
    await expect(migrationGenerator(tree, { project: 'api', compare: 'schema.sql' })).rejects.toThrow(
      /KIT2026[\s\S]+schema\.sql:2:6[\s\S]+> 2 \| {3}id nonsense/,
    )
    await expect(migrationGenerator(tree, { project: 'api', name: '../x', empty: true })).rejects.toThrow(/KIT1001 The option --name/)
  }, 120_000)
})

test('schema.json and the check at the door know the same options', () => {
  const { properties } = JSON.parse(readFileSync(new URL('./schema.json', import.meta.url), 'utf8'))
  expect(Object.keys(properties).sort()).toEqual(Object.keys(MigrationGeneratorOptions.shape).sort())
})

test('versions are times, and count on where the last one is not before now', () => {
  const now = new Date('2024-01-31T12:00:00Z')
  expect(timestamp(now, undefined)).toBe('20240131120000')
  expect(timestamp(now, '20230101000000')).toBe('20240131120000')
  expect(timestamp(now, '20240131120000')).toBe('20240131120001')
  expect(timestamp(now, '0007')).toBe('0008')
})
