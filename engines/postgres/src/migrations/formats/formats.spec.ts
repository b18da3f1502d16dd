import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type MigrationFile, sqlOf } from '../migration.js'
import { compareVersions, FORMATS, readMigrations } from '../read-migrations.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-formats-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(files: readonly MigrationFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

const shown = async () => {
  const { format, list } = await readMigrations(folder)
  return [
    format.name,
    ...list.map(({ version, name, up, down }) => [version, name, sqlOf(up).trim(), down && sqlOf(down).trim(), up.transactional]),
  ]
}

describe('migrations of other tools', () => {
  it.each([
    [
      'kit',
      [
        { path: '2_b.up.sql', text: '-- kit: no-transaction\nB' },
        { path: '10_a.up.sql', text: 'A' },
        { path: '10_a.down.sql', text: 'a' },
      ],
      [
        ['2', 'b', '-- kit: no-transaction\nB', undefined, false],
        ['10', 'a', 'A', 'a', true],
      ],
    ],
    [
      'folders',
      [
        { path: '2020-01-02-000000_x/up.sql', text: 'X' },
        { path: '2020-01-02-000000_x/down.sql', text: 'x' },
      ],
      [['20200102000000', 'x', 'X', 'x', true]],
    ],
    ['dbmate', [{ path: '1_x.sql', text: '-- migrate:up transaction:false\nX\n-- migrate:down\nx' }], [['1', 'x', 'X', 'x', false]]],
    ['node-pg-migrate', [{ path: '1_x-y.sql', text: '-- Up Migration\nX\n-- Down Migration\nx' }], [['1', 'x-y', 'X', 'x', true]]],
    [
      'flyway',
      [
        { path: 'V1.10__x.sql', text: 'X' },
        { path: 'V1.9__w.sql', text: 'W' },
        { path: 'U1.10__x.sql', text: 'x' },
      ],
      [
        ['1.9', 'w', 'W', undefined, true],
        ['1.10', 'x', 'X', 'x', true],
      ],
    ],
    [
      'graphile-migrate',
      [{ path: 'committed/000001-x.sql', text: '--! Previous: -\n--! no-transaction\nX' }],
      [['000001', 'x', '--! Previous: -\n--! no-transaction\nX', undefined, false]],
    ],
    [
      'plain',
      [
        { path: 'b.sql', text: 'B' },
        { path: 'a.sql', text: 'A' },
      ],
      [
        ['a', '', 'A', undefined, true],
        ['b', '', 'B', undefined, true],
      ],
    ],
  ])('of %s are read', async (name, files, expected) => {
    await put(files)
    expect(await shown()).toEqual([name, ...expected])
  })

  it.each(FORMATS.filter(({ name }) => !['graphile-migrate', 'plain'].includes(name)))(
    'of $name are read as they were written',
    async (format) => {
      for (const transactional of [true, false]) {
        await put(format.write({ version: '20240131120000', name: 'add', up: 'select 1;\n', down: 'select 2;\n', transactional }))
        const { format: found, list } = await readMigrations(folder)
        expect(found.name).toBe(format.name)
        expect(list.map(({ version, up, down }) => [version, up.transactional, down?.transactional])).toEqual([
          ['20240131120000', transactional, transactional],
        ])
        expect(list.map(({ up, down }) => [sqlOf(up).includes('select 1'), down && sqlOf(down).includes('select 2')])).toEqual([
          [true, true],
        ])
      }
    },
  )

  it('may be none yet', async () => {
    expect((await readMigrations(folder)).list).toEqual([])
  })

  it('are refused when two have one version', async () => {
    await put([
      { path: '1_a.up.sql', text: '' },
      { path: '01_b.up.sql', text: '' },
    ])
    await expect(readMigrations(folder)).rejects.toThrow('KIT2060')
  })
})

it('versions are compared as numbers where they are numbers', () => {
  expect(['10', '9', '1.10', '1.9', 'b', 'a', '20240131120000', '002'].sort(compareVersions)).toEqual([
    '1.9',
    '1.10',
    '002',
    '9',
    '10',
    '20240131120000',
    'a',
    'b',
  ])
})
