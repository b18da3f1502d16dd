#!/usr/bin/env node
// Crash at boundaries: between any two statements of mixed migrations, first kit and then its backend on the server is killed (SIGKILL, so
// that the whole server recovers); the next run must finish, and pg_dump and the rows must be what an undisturbed run makes.
//   KIT_PG_URL=postgres://… npm run bench -- crash/boundaries [--migrations 40]
// Needs a superuser of a server on this machine that nobody else uses. Prints JSON as its last line.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect } from '@kit/postgres'
import { migrations } from '../migrations.mjs'
import { victim } from '../victim.mjs'

const { values } = parseArgs({ options: { migrations: { type: 'string', default: '40' } } })
const admin = process.env.KIT_PG_URL
if (admin === undefined) {
  console.error('Set KIT_PG_URL to a server that may be killed.')
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'kit-boundaries-'))
chmodSync(folder, 0o777)
const [target, reached, gate] = ['target', 'reached', 'gate.sh'].map((name) => join(folder, name))
// The server runs this between statements: at the one that is meant it says so, and waits until somebody was killed.
writeFileSync(
  gate,
  `#!/bin/sh
read number pid
[ "$number" = "$(cat ${target} 2>/dev/null)" ] || exit 0
echo "$pid" > ${reached}.new; mv ${reached}.new ${reached}
while [ -e ${target} ]; do sleep 0.02; done
`,
)
chmodSync(gate, 0o755)
let boundaries = 0
for (const { file, text } of migrations(Number(values.migrations), (number) => {
  boundaries = number
  return [`copy (select ${number}, pg_backend_pid()) to program '${gate}'`]
}))
  writeFileSync(join(folder, file), text)

const database = victim(admin)
await database.fresh()
const first = await database.run(folder).ended
if (first.code !== 0) throw new Error(first.text)
const wanted = await database.fingerprint()
const outcome = { boundaries, kit: 0, server: 0, wrong: [] }
for (const who of ['kit', 'server']) {
  for (let number = 1; number <= boundaries; number++) {
    await database.fresh()
    writeFileSync(target, String(number))
    const { child, ended } = database.run(folder)
    const pid = await Promise.race([waiting(), ended.then(() => undefined)])
    if (pid === undefined) outcome.wrong.push({ who, number, found: 'the boundary was not reached' })
    else {
      outcome[who]++
      process.kill(who === 'kit' ? child.pid : pid, 'SIGKILL')
    }
    rmSync(target)
    rmSync(reached, { force: true })
    await ended
    await recovered()
    const { code, text } = await database.run(folder).ended
    const found = code === 0 ? await database.fingerprint() : text
    if (found !== wanted) outcome.wrong.push({ who, number, found: found.slice(0, 500) })
  }
}
await database.drop()
rmSync(folder, { recursive: true, force: true })
console.log(`${boundaries} boundaries: kit killed at ${outcome.kit}, the server at ${outcome.server}; ${outcome.wrong.length} wrong`)
for (const one of outcome.wrong.slice(0, 3)) console.log(one)
console.log(JSON.stringify(outcome))
process.exitCode = outcome.wrong.length === 0 ? 0 : 1

/** The backend that stands at the boundary. */
async function waiting() {
  while (!existsSync(reached)) await sleep(10)
  return Number(readFileSync(reached, 'utf8'))
}

/** A killed backend takes all sessions with it; the server refuses new ones until it has recovered. */
async function recovered() {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      return await (await connect({ url: admin })).close()
    } catch {
      await sleep(50)
    }
  }
  throw new Error('The server did not recover.')
}
