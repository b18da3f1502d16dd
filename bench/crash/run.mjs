#!/usr/bin/env node
// Crash: a runner is killed at random moments of 40 mixed migrations, its session on the server is ended, two run at once; the next run
// must finish, and pg_dump and the rows must be what an undisturbed run makes.
//   KIT_PG_URL=postgres://… npm run bench -- crash [--rounds 100]
// Prints JSON as its last line.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '@kit/postgres'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } } })
const admin = process.env.KIT_PG_URL
if (admin === undefined) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped.')
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'kit-crash-'))
const name = `kit_crash_${process.pid}`
const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href
const server = await connect({ url: admin })

/** The same numbers in every run. */
let state = Number(values.seed)
const random = () => {
  state = (state * 1103515245 + 12345) % 2147483648
  return state / 2147483648
}

mkdirSync(folder, { recursive: true })
for (let index = 1; index <= 40; index++) {
  const outside = index % 4 === 0
  const up = outside
    ? `-- kit: no-transaction
begin; create table o${index} (id int, n int); insert into o${index} select g, g from generate_series(1, 3000) g; commit;
create index concurrently o${index}_n on o${index} (n);
insert into o${index} values (-1, -1);
create unique index concurrently o${index}_id on o${index} (id);
drop index concurrently o${index}_n;
alter table o${index} add constraint o${index}_pk primary key using index o${index}_id;`
    : `create table t${index} (id int primary key, n int);
insert into t${index} select g, g from generate_series(1, 2000) g;
alter table t${index} alter n type bigint;
create index on t${index} (n);
update t${index} set n = n + 1;`
  writeFileSync(join(folder, `${String(index).padStart(3, '0')}_m.up.sql`), up)
}

const run = () => spawn(process.execPath, [join(import.meta.dirname, 'apply.mjs'), url, folder], { stdio: ['ignore', 'ignore', 'pipe'] })
const ended = (child) =>
  new Promise((resolve) => {
    let text = ''
    child.stderr.on('data', (chunk) => (text += chunk))
    child.on('close', (code) => resolve({ code, text }))
  })
const fresh = async () => {
  await server.script(`drop database if exists ${name} with (force)`)
  await server.script(`create database ${name} template template0`)
}
const fingerprint = async () => {
  const dump = execFileSync('pg_dump', ['--no-owner', '-T', 'kit_migrations.*', '-N', 'kit_migrations', '-d', url], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const session = await connect({ url })
  const [row] = await session.query('select count(*)::int as all, count(done)::int as open from kit_migrations.applied')
  await session.close()
  return JSON.stringify([dump.replace(/^\\(?:un)?restrict .*$/gm, ''), row])
}

await fresh()
const start = performance.now()
const first = await ended(run())
if (first.code !== 0) throw new Error(first.text)
const duration = performance.now() - start
const wanted = await fingerprint()

const outcomes = { rounds: Number(values.rounds), kills: 0, terminations: 0, two: 0, wrong: [] }
for (let round = 0; round < outcomes.rounds; round++) {
  await fresh()
  for (let kills = 1 + Math.floor(random() * 3); kills > 0; kills--) {
    const child = run()
    const done = ended(child)
    const second = random() < 0.2 ? ended(run()) : undefined
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, random() * duration))])
    if (random() < 0.3) {
      await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name])
      outcomes.terminations++
    } else {
      child.kill('SIGKILL')
      outcomes.kills++
    }
    await done
    if (second !== undefined) {
      outcomes.two++
      await second
    }
  }
  const last = await ended(run())
  const found = last.code === 0 ? await fingerprint() : last.text
  if (found !== wanted) outcomes.wrong.push({ round, found: found.slice(0, 500) })
}
await server.script(`drop database if exists ${name} with (force)`)
await server.close()
rmSync(folder, { recursive: true, force: true })
console.log(
  `${outcomes.rounds} rounds: ${outcomes.kills} kills, ${outcomes.terminations} sessions ended, ${outcomes.two} with two runners; ${outcomes.wrong.length} wrong`,
)
for (const one of outcomes.wrong.slice(0, 3)) console.log(one)
console.log(JSON.stringify(outcomes))
process.exitCode = outcomes.wrong.length === 0 ? 0 : 1
