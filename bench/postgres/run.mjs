#!/usr/bin/env node
// Speed of reading, comparing, trying and applying schemas, beside pg_dump, pg-delta, @pgkit/migra, dbmate and node-pg-migrate; all in the
// same rounds.
//   KIT_PG_URL=postgres://… npm run bench -- postgres [--tables 2000] [--runs 3]
// Needs pg_dump, and a server whose databases it may create and drop. Prints a table, and JSON as its last line; ends with 1 where a bar is
// missed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../../engines/postgres/dist/index.js'
import { measureNode, measureProgram, median } from '../shared/measure.mjs'
import { printTable } from '../shared/table.mjs'
import { cachedDryRun } from './cached.mjs'
import { postgresPeers } from './peers.mjs'
import { changes, migrations, schema } from './schema.mjs'

const { values } = parseArgs({ options: { tables: { type: 'string', default: '2000' }, runs: { type: 'string', default: '3' } } })
const [tables, runs] = [Number(values.tables), Number(values.runs)]
const admin = process.env.KIT_PG_URL
if (admin === undefined) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped.')
  process.exit(1)
}
const server = await connect({ url: admin })
const names = ['a', 'b', 'runner'].map((name) => `kit_speed_${process.pid}_${name}`)
const urlOf = (name) => Object.assign(new URL(admin), { pathname: `/${name}` }).href
const [from, to, runner] = names
const folder = mkdtempSync(join(tmpdir(), 'kit-speed-'))
const peers = await postgresPeers()
const kit = new URL('./kit.mjs', import.meta.url).pathname
const samples = new Map()
const cached = await cachedDryRun(migrations(50))

try {
  await prepare()
  for (let round = 0; round < runs; round++) {
    console.error(`round ${round + 1} of ${runs}`)
    await measure('read: pg_dump -s', () => measureProgram('pg_dump', ['-s', '-f', join(folder, 'dump.sql'), '-d', urlOf(from)]))
    await measure('read: kit', () => measureNode([kit, 'read', urlOf(from)]))
    await measure('diff: kit', () => measureNode([kit, 'diff', urlOf(from), urlOf(to)]))
    for (const [name, diff] of Object.entries(peers?.diffs ?? {})) await measure(`diff: ${name}`, () => diff(urlOf(from), urlOf(to)))
    for (const [name, apply] of Object.entries({ kit: (url, path) => measureNode([kit, 'apply', url, path]), ...peers?.runners })) {
      await fresh(runner)
      await measure(`500 migrations: ${name}`, () =>
        apply(urlOf(runner), join(folder, name === 'node-pg-migrate' ? 'sections' : 'migrations')),
      )
    }
    await measure('embedded start: kit', () => measureNode([kit, 'start']))
    await measure('dry run of 50: kit', () => measureNode([kit, 'dry-run', join(folder, 'fifty')]))
    await measure('cached dry run: nx run', cached.dryRun)
    await measure('cached command: nx run', cached.nothing)
  }
} finally {
  for (const name of names) await server.script(`drop database if exists ${name} with (force)`)
  await server.close()
  await cached.stop()
  for (const path of [folder, cached.folder]) rmSync(path, { recursive: true, force: true })
}

const rows = [...samples].map(([name, all]) => ({
  name,
  wall: median(all.map(({ wall }) => wall)),
  inside: median(all.map(({ inside }) => inside)),
  cpu: median(all.map(({ cpu }) => cpu)),
  memory: median(all.map(({ memory }) => memory)),
}))
printTable([
  ['what', 'seconds', 'inside', 'cpu s', 'MB'],
  ...rows.map(({ name, wall, inside, cpu, memory }) => [name, wall, inside, cpu, memory]),
])
const row = (name) => rows.find((one) => one.name === name)
const bars = [
  ['reading within 1.5 times of pg_dump -s, seconds', row('read: kit').wall / row('read: pg_dump -s').wall, 1.5],
  ['a diff in half of the CPU of pg-delta', row('diff: kit').cpu / (row('diff: pg-delta')?.cpu ?? Number.NaN), 0.5],
  ['a diff in half of the memory of pg-delta', row('diff: kit').memory / (row('diff: pg-delta')?.memory ?? Number.NaN), 0.5],
  ['500 migrations faster than dbmate', row('500 migrations: kit').wall / (row('500 migrations: dbmate')?.wall ?? Number.NaN), 1],
  ['an embedded database in half a second', row('embedded start: kit').inside, 0.5],
  ['a dry run of 50 migrations in 3 seconds', row('dry run of 50: kit').wall, 3],
  ['a dry run from the cache in a second', row('cached dry run: nx run').wall, 1],
]
console.log()
printTable([
  ['bar', 'measured', 'at most', ''],
  ...bars.map(([name, value, bar]) => [name, value, bar, value <= bar ? 'met' : Number.isNaN(value) ? 'no peer' : 'missed']),
])
console.log(JSON.stringify({ tables, runs, rows, bars: bars.map(([name, value, bar]) => ({ name, value, bar })) }))
process.exitCode = bars.some(([, value, bar]) => value > bar) ? 1 : 0

async function measure(name, work) {
  const begun = performance.now()
  const { code, cpu = Number.NaN, memory = Number.NaN, stdout, stderr } = await work()
  // pg-delta and migra say with their exit code that there are differences.
  if (code !== 0 && !name.startsWith('diff: '))
    throw new Error(`${name} ends with ${code}: ${(stderr || stdout).trim().split('\n').slice(-5).join(' | ')}`)
  const inside = /\{"count".*"ms":(\d+)\}\s*$/.exec(stdout)?.[1]
  const wall = (performance.now() - begun) / 1000
  samples.set(name, [
    ...(samples.get(name) ?? []),
    { wall, inside: inside === undefined ? Number.NaN : Number(inside) / 1000, cpu, memory },
  ])
}

async function prepare() {
  for (const [path, count] of [
    ['migrations', 500],
    ['fifty', 50],
  ]) {
    mkdirSync(join(folder, path))
    for (const { file, text } of migrations(count)) writeFileSync(join(folder, path, file), text)
  }
  mkdirSync(join(folder, 'sections'))
  for (const { file, text } of migrations(500))
    writeFileSync(
      join(folder, 'sections', file.replace(/^/, '1700000000')),
      text.replace('-- migrate:up', '-- Up Migration').replace('-- migrate:down', '-- Down Migration'),
    )
  await fresh(from)
  await run(from, schema(tables))
  await server.script(`drop database if exists ${to} with (force)`)
  await server.script(`create database ${to} template ${from}`)
  await run(to, changes(tables))
  // What is measured first must not be what reads the files of the system catalogues for the first time.
  await measureProgram('pg_dump', ['-s', '-f', join(folder, 'dump.sql'), '-d', urlOf(from)])
  await measureNode([kit, 'start'])
}

async function run(name, sql) {
  const session = await connect({ url: urlOf(name) })
  await session.script(sql)
  await session.script('vacuum analyze').finally(() => session.close())
}

async function fresh(name) {
  await server.script(`drop database if exists ${name} with (force)`)
  await server.script(`create database ${name} template template0`)
}
