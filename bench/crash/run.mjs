#!/usr/bin/env node
// Crash: a runner is killed at random moments of 40 mixed migrations, its session on the server is ended, two run at once; the next run
// must finish, and pg_dump and the rows must be what an undisturbed run makes.
//   KIT_PG_URL=postgres://… npm run bench -- crash [--rounds 100]
// Prints JSON as its last line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrations } from './migrations.mjs'
import { victim } from './victim.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } } })
const admin = process.env.KIT_PG_URL
if (admin === undefined) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped.')
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'kit-crash-'))
const database = victim(admin)

/** The same numbers in every run. */
let state = Number(values.seed)
const random = () => {
  state = (state * 1103515245 + 12345) % 2147483648
  return state / 2147483648
}

for (const { file, text } of migrations(40)) writeFileSync(join(folder, file), text)

await database.fresh()
const start = performance.now()
const first = await database.run(folder).ended
if (first.code !== 0) throw new Error(first.text)
const duration = performance.now() - start
const wanted = await database.fingerprint()

const outcomes = { rounds: Number(values.rounds), kills: 0, terminations: 0, two: 0, wrong: [] }
for (let round = 0; round < outcomes.rounds; round++) {
  await database.fresh()
  for (let kills = 1 + Math.floor(random() * 3); kills > 0; kills--) {
    const { child, ended: done } = database.run(folder)
    const second = random() < 0.2 ? database.run(folder).ended : undefined
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, random() * duration))])
    if (random() < 0.3) {
      await database.endSessions()
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
  const last = await database.run(folder).ended
  const found = last.code === 0 ? await database.fingerprint() : last.text
  if (found !== wanted) outcomes.wrong.push({ round, found: found.slice(0, 500) })
}
await database.drop()
rmSync(folder, { recursive: true, force: true })
console.log(
  `${outcomes.rounds} rounds: ${outcomes.kills} kills, ${outcomes.terminations} sessions ended, ${outcomes.two} with two runners; ${outcomes.wrong.length} wrong`,
)
for (const one of outcomes.wrong.slice(0, 3)) console.log(one)
console.log(JSON.stringify(outcomes))
process.exitCode = outcomes.wrong.length === 0 ? 0 : 1
