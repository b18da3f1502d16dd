#!/usr/bin/env node
// Nothing touched: after many dry runs, on the target and on shadows, that succeed, fail, time out and are killed, pg_dump of the database,
// rows and sequences included, has the same bytes, no other database is left, and nobody holds a lock.
//   KIT_PG_URL=postgres://… npm run bench -- untouched [--runs 500] [--seed 1]
// Prints JSON as its last line; ends with 1 where something was touched.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { connect } from '../../engines/postgres/dist/index.js'
import { tried } from './trial.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } } })
const admin = process.env.KIT_PG_URL
if (admin === undefined) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped.')
  process.exit(1)
}
const name = `kit_untouched_${process.pid}`
const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href
const folder = mkdtempSync(join(tmpdir(), 'kit-untouched-'))
const server = await connect({ url: admin })

/** The same numbers in every run. */
let state = Number(values.seed)
const random = () => {
  state = (state * 1103515245 + 12345) % 2147483648
  return state / 2147483648
}

const SCHEMA = `create table people (id serial primary key, name text not null unique, born date);
create table orders (id bigint generated always as identity primary key, person int not null references people, total numeric not null default 0);
create sequence tickets start 100;
create table log (id int default nextval('tickets'), what text);
create function note() returns trigger language plpgsql as $$ begin insert into log (what) values (tg_op); return null; end $$;
create trigger note after insert or update or delete on orders for each statement execute function note();
create procedure sneaky() language plpgsql as $$ begin drop table log cascade; commit; end $$;
create materialized view totals as select person, sum(total) from orders group by person;
insert into people (name, born) select 'p' || g, '2000-01-01' from generate_series(1, 500) g;
insert into orders (person, total) select g, g from generate_series(1, 500) g;
select lo_create(4711)`

/** Migrations by what they try; each is a folder of its own. */
const TRIALS = {
  change: 'alter table people add email text; create index on people (name); alter table orders alter total type numeric(20, 4);',
  rows: "insert into people (name) values ('new'); update orders set total = total + 1; delete from log; select setval('tickets', 1);",
  numbers: "select nextval('tickets') from generate_series(1, 100); insert into orders (person) select id from people;",
  drop: 'drop table people cascade; drop materialized view totals; drop sequence tickets cascade; select lo_unlink(4711);',
  truncate: 'truncate people, orders, log restart identity; alter sequence tickets restart;',
  outside: 'create index concurrently on people (born);\nalter table people add x int;\nvacuum people;',
  fails: "insert into people (name) values ('a');\ninsert into people (name) values ('a');",
  wrong: 'alter table people add colum x int;',
  slow: 'alter table people add y int; select pg_sleep(20);',
  commits: "insert into people (name) values ('kept');\ncommit;\ndrop table log;\n",
  chains: 'drop table log;\ncommit and chain;\ndrop table people cascade;',
  sneaky: 'call sneaky();',
  rollback: 'rollback;\ndrop table people cascade;',
  hidden: "set standard_conforming_strings = off;\nselect '\\\\'; commit; drop table log; --';",
  settings: 'set lock_timeout = 0; set role nobody_at_all;',
}
const WHERE = ['target', 'target', 'target', 'target', 'target', 'target', 'target', 'target', 'server', 'embedded']

for (const [trial, sql] of Object.entries(TRIALS)) {
  mkdirSync(join(folder, trial))
  writeFileSync(join(folder, trial, '1_trial.up.sql'), sql)
  writeFileSync(join(folder, trial, '1_trial.down.sql'), 'drop table if exists log;')
}

const dump = () =>
  execFileSync('pg_dump', ['--blobs', '-d', url], { encoding: 'utf8', maxBuffer: 1 << 28 }).replace(/^\\(?:un)?restrict .*$/gm, '')
const databases = async () =>
  (await server.query(`select datname::text as name from pg_database where datname like 'kit\\_shadow\\_%' order by 1`))
    .map((row) => row.name)
    .join()
const outcomes = { runs: 0, killed: 0, ended: {}, touched: [] }

try {
  await server.script(`drop database if exists ${name} with (force)`)
  await server.script(`create database ${name} template template0`)
  const session = await connect({ url })
  await session.script(SCHEMA).finally(() => session.close())
  const [before, known] = [dump(), await databases()]
  for (; outcomes.runs < Number(values.runs); outcomes.runs++) {
    const trials = Object.keys(TRIALS)
    const trial = trials[Math.floor(random() * trials.length)]
    const where = WHERE[Math.floor(random() * WHERE.length)]
    // A database that a killed run leaves behind on a server is named after kit, for its owner to drop; so those aren't killed.
    const kill = where !== 'server' && random() < 0.15
    const how = kill
      ? await killed(where, trial)
      : await tried(where, url, join(folder, trial)).then(
          (codes) => codes.join() || 'fine',
          (error) => error.message.slice(0, 7),
        )
    outcomes.ended[`${where} ${how}`] = (outcomes.ended[`${where} ${how}`] ?? 0) + 1
    if (outcomes.runs % 25 === 24 && (dump() !== before || (await databases()) !== known)) {
      outcomes.touched.push(`run ${outcomes.runs}, after ${where} ${trial} ${how}`)
      break
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const [busy] = await server.query(`select count(*)::int as n from pg_stat_activity where datname = $1`, [name])
  if (busy.n > 0) outcomes.touched.push(`${busy.n} sessions are left`)
  if (dump() !== before) outcomes.touched.push('the dump differs')
  if ((await databases()) !== known) outcomes.touched.push('databases are left')
} finally {
  await server.script(`drop database if exists ${name} with (force)`)
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const [how, count] of Object.entries(outcomes.ended).sort()) console.log(`${String(count).padStart(4)} ${how}`)
console.log(JSON.stringify(outcomes))
process.exitCode = outcomes.touched.length === 0 ? 0 : 1

/** Runs in a process of its own that is killed at a random moment. */
async function killed(where, trial) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./killed.mjs', import.meta.url)), where, url, join(folder, trial)], {
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => child.on('close', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), 200 + random() * 800)
  await gone
  clearTimeout(timer)
  outcomes.killed++
  return 'killed'
}
