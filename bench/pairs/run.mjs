#!/usr/bin/env node
// Pairs: the plan from a to b is applied to a, and pg_dump must not tell the result from b; then back again.
//   KIT_PG_URL=postgres://… npm run bench -- pairs [<set or pair> …] [--verbose]
// Prints a table, and JSON as its last line. Needs psql and pg_dump, and a server whose databases it may create and drop.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect, planChanges, readCatalogue, segmentsOf } from '@kit/postgres'
import { differences, dumped } from './judge.mjs'

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { verbose: { type: 'boolean', default: false } } })
const folder = process.env.KIT_DB_PAIRS ?? join(new URL('../..', import.meta.url).pathname, '../shared/corpus/db-pairs')
const admin = process.env.KIT_PG_URL
if (admin === undefined || !existsSync(folder)) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped, and KIT_DB_PAIRS to a folder of sets of pairs.')
  process.exit(1)
}
const urlOf = (name) => Object.assign(new URL(admin), { pathname: `/${name}` }).href
const NAMES = [`kit_pairs_${process.pid}_a`, `kit_pairs_${process.pid}_b`]

const server = await connect({ url: admin })
const results = []
/** Plans that are marked neither as losing data nor as depending on it, on tables with rows. */
const survival = { plans: 0 }
for (const set of readdirSync(folder).sort()) {
  for (const pair of readdirSync(join(folder, set)).sort()) {
    if (!existsSync(join(folder, set, pair, 'a.sql'))) continue
    if (positionals.length > 0 && !positionals.some((wanted) => `${set}/${pair}`.includes(wanted))) continue
    const result = await judge(join(folder, set, pair))
    results.push({ set, pair, ...result })
    if (options.verbose || (result.outcome !== 'equal' && result.outcome !== 'does not load')) {
      console.log(`${set}/${pair}: ${result.outcome}${result.detail ? `\n    ${result.detail.replaceAll('\n', '\n    ')}` : ''}`)
    }
  }
}
for (const name of NAMES) await server.script(`drop database if exists ${name} with (force)`)
await server.close()

const sets = [...new Set(results.map((one) => one.set))]
const table = sets.map((set) => {
  const loaded = results.filter((one) => one.set === set && one.outcome !== 'does not load')
  return {
    set,
    loaded: loaded.length,
    equal: loaded.filter((one) => one.outcome === 'equal').length,
    back: loaded.filter((one) => one.back === 'equal').length,
  }
})
console.log()
for (const { set, loaded, equal, back } of table) console.log(`${set.padEnd(12)} ${equal}/${loaded} equal, ${back}/${loaded} back again`)
console.log(`rows survived ${survival.plans} plans that are not marked as losing any`)
console.log(JSON.stringify({ pairs: table, survival }))
const sum = (key) => table.reduce((total, one) => total + one[key], 0)
process.exitCode = sum('equal') >= 0.98 * sum('loaded') ? 0 : 1

async function judge(path) {
  let dumps
  try {
    await load(NAMES[0], path, 'a.sql')
    await load(NAMES[1], path, 'b.sql')
    dumps = NAMES.map((name) => dumped(urlOf(name)))
  } catch (error) {
    return { outcome: 'does not load', detail: String(error.stderr ?? error.message).split('\n')[0] }
  }
  const forth = await change(NAMES[0], NAMES[1], dumps[1])
  if (forth.outcome !== 'equal') return forth
  await load(NAMES[1], path, 'a.sql')
  const back = await change(NAMES[0], NAMES[1], dumps[0])
  if (back.outcome !== 'equal') console.log(`${path} BACK ${back.outcome}\n    ${back.detail.replaceAll('\n', '\n    ')}`)
  return { ...forth, back: back.outcome }
}

async function change(name, wantedName, wantedDump) {
  const session = await connect({ url: urlOf(name) })
  const wanted = await connect({ url: urlOf(wantedName) })
  let running = ''
  let steps = []
  try {
    const to = await readCatalogue(wanted)
    const plan = planChanges(await readCatalogue(session), to)
    steps = plan.steps.map((step) => step.sql)
    const filled = await fill(session)
    const risky = plan.steps.some((step) => step.risk !== undefined)
    if (risky) for (const table of filled.keys()) await session.script(`truncate ${table} cascade`)
    if (planChanges(to, to).steps.length > 0) return { outcome: 'a database differs from itself', detail: '' }
    await session.script('set check_function_bodies = off')
    for (const segment of segmentsOf(plan)) {
      if (segment.transactional) await session.script('begin')
      for (const step of segment.steps) {
        running = step.sql
        await session.script(step.sql)
      }
      if (segment.transactional) await session.script('commit')
    }
    const lossy = plan.steps.some((step) => step.loss !== undefined)
    if (!risky && !lossy && filled.size > 0) {
      survival.plans++
      const lost = await missing(session, filled)
      if (lost.length > 0) return { outcome: 'loses rows', detail: lost.join('\n') }
    }
    const again = planChanges(await readCatalogue(session), to).steps
    const differs = differences(dumped(urlOf(name)), wantedDump)
    if (differs.length > 0) return { outcome: 'differs', detail: [...differs, '-- plan', ...steps].join('\n') }
    if (again.length > 0) return { outcome: 'diff is not empty', detail: again.map((step) => step.sql).join('\n') }
    return { outcome: 'equal' }
  } catch (error) {
    return {
      outcome: running === '' ? 'fails' : 'apply fails',
      detail: [`${running === '' ? error.stack : error.message}`, `at ${running}`, '-- plan', ...steps].join('\n'),
    }
  } finally {
    await session.close()
    await wanted.close()
  }
}

/** Two rows in every table that takes them without being told more: how many there are, by table. */
async function fill(session) {
  const tables = await session.query(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
  )
  const counts = new Map()
  for (const { name } of tables) {
    for (let row = 0; row < 2; row++) await session.script(`insert into ${name} default values`).catch(() => {})
    const [{ n }] = await session.query(`select count(*)::int as n from only ${name}`)
    if (n > 0) counts.set(name, n)
  }
  return counts
}

async function missing(session, filled) {
  const lost = []
  for (const [name, n] of filled) {
    const found = await session.query(`select count(*)::int as n from only ${name}`).catch(() => [{ n: 0 }])
    if (found[0].n !== n) lost.push(`${name}: ${n} rows before, ${found[0].n} after`)
  }
  return lost
}

/** A fresh database with a file of a pair in it; the set-up that both sides share comes first. */
async function load(name, path, file) {
  await server.script(`drop database if exists ${name} with (force)`)
  await server.script(`create database ${name} template template0`)
  const setup = join(path, 'setup.sql')
  const text = `${existsSync(setup) ? readFileSync(setup, 'utf8') : ''}\n${readFileSync(join(path, file), 'utf8')}`
  execFileSync('psql', ['-q', '-X', '-v', 'ON_ERROR_STOP=1', '-d', urlOf(name)], { input: text, stdio: ['pipe', 'ignore', 'pipe'] })
}
