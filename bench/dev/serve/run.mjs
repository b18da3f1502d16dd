// npm run bench -- dev/serve [--edits 40] [--many 1000]
// From a save to the new answer of the API that the dev server serves: a handler, a schema and the document of fifty operations; memory after
// many edits of a handler.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../../shared/corpus.mjs'
import { median, quantile } from '../../shared/measure.mjs'
import { printTable } from '../../shared/table.mjs'
import { makeProject } from './project.mjs'

/** 95 of 100 saves are answered within so many milliseconds; memory after many edits by that after a few. */
const BARS = { answer: 300, memory: 1.1 }
const FEW = 50
/** Between two edits, in milliseconds: what the last one has left to do is not part of the next. */
const PAUSE = 60
const WARM_UP = 3
/** A request that comes too early is asked again, at most so often. */
const ATTEMPTS = 1000

const { values } = parseArgs({ options: { edits: { type: 'string', default: '40' }, many: { type: 'string', default: '1000' } } })
if (!existsSync(join(root, 'plugins/unplugin/dist/vite.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}
const rows = []
const memory = []
for (const framework of ['express', 'fastify', 'koa']) {
  const folder = mkdtempSync(join(tmpdir(), 'kit-dev-serve-'))
  const edits = await makeProject(join(folder, 'api'), framework)
  const script = fileURLToPath(new URL('./server.mjs', import.meta.url))
  const child = fork(script, [join(folder, 'api')], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const [url] = await once(child, 'message')
  for (const [what, edit] of Object.entries(edits)) {
    const samples = []
    for (let number = 0; number < WARM_UP + Number(values.edits); number++) {
      const sample = await measure(url, () => edit(number))
      if (number >= WARM_UP) samples.push(sample)
      await setTimeout(PAUSE)
    }
    const early = samples.filter(({ requests }) => requests > 1).length
    const took = samples.map(({ milliseconds }) => milliseconds)
    rows.push({ framework, what, p50: median(took), p95: quantile(took, 0.95), max: Math.max(...took), early })
  }
  memory.push({ framework, ...(await memoryOf(child, url, edits.handler)) })
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
  rmSync(folder, { recursive: true, force: true })
}

printTable([
  ['framework', 'edit of', 'p50 ms', 'p95 ms', 'max ms', 'old answers'],
  ...rows.map(({ framework, what, p50, p95, max, early }) => [framework, what, p50, p95, max, early]),
])
for (const { framework, few, many } of memory) {
  console.log(`${framework}: heap after ${FEW} edits more ${few.toFixed(1)} MB, after ${values.many} ${many.toFixed(1)} MB`)
}
const missed = [
  ...rows.flatMap(({ framework, what, p95 }) =>
    p95 < BARS.answer ? [] : [`${framework}: p95 from a save of a ${what} to the new answer ${p95.toFixed(0)} ms, at most ${BARS.answer}`],
  ),
  ...memory.flatMap(({ framework, few, many }) =>
    many <= BARS.memory * few ? [] : [`${framework}: memory grows to ${(many / few).toFixed(2)} of that after ${FEW} edits`],
  ),
]
for (const text of missed) console.log(`\nMissed: ${text}`)
console.log(JSON.stringify({ node: process.version, edits: Number(values.edits), rows, memory, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

async function measure(url, edit) {
  const start = performance.now()
  const { path, init, isNew, isSettled } = edit()
  for (let requests = 1; requests <= ATTEMPTS; requests++) {
    const response = await fetch(new URL(path, url), init)
    const answer = { status: response.status, body: await response.text() }
    if (!isNew(answer)) continue
    const milliseconds = performance.now() - start
    while (!isSettled()) await setTimeout(PAUSE)
    return { milliseconds, requests }
  }
  throw new Error(`${path} never gives the new answer`)
}

async function memoryOf(child, url, edit) {
  const after = []
  for (let number = 1; number <= Number(values.many); number++) {
    await measure(url, () => edit(-number))
    if (number !== FEW && number !== Number(values.many)) continue
    child.send('memory')
    after.push((await once(child, 'message'))[0])
  }
  return { few: after[0], many: after.at(-1) }
}
