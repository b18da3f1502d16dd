// npm run bench -- load [stalls closings throughput memory verdicts engines] [--times 100] [--seconds 20] [--minutes 30]
//   [--variants quiet,noisy] [--slowdowns 0,0.05,0.1,0.2] [--slice 0.25] [--within <minutes>] [--log <file>]
import { parseArgs } from 'node:util'
import { printTable } from '../shared/table.mjs'
import { closings } from './closings.mjs'
import { engines } from './engines.mjs'
import { longRun, payloads } from './memory.mjs'
import { otherRules } from './other-rules.mjs'
import { stalls } from './stalls.mjs'
import { throughput } from './throughput.mjs'
import { verdictLog } from './verdict-log.mjs'
import { verdictsOnce } from './verdicts.mjs'

const text = (value) => ({ type: 'string', default: value })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: text('100'),
    seconds: text('20'),
    slice: text('0.25'),
    within: text('Infinity'),
    log: { type: 'string' },
    minutes: text('30'),
    variants: text('quiet,noisy'),
    slowdowns: text('0,0.05,0.1,0.2'),
  },
})
const [times, seconds, slice, minutes] = [values.times, values.seconds, values.slice, values.minutes].map(Number)
const mark = (kept) => (kept ? 'kept' : 'MISSED')
const PARTS = {
  stalls: showStalls,
  closings: showClosings,
  throughput: showThroughput,
  memory: showMemory,
  verdicts: showVerdicts,
  engines: showEngines,
}
const figures = {}
let kept = true

for (const [name, show] of Object.entries(PARTS))
  if (
    positionals.length === 0 ||
    positionals.includes(name) ||
    (positionals.includes('accuracy') && (name === 'stalls' || name === 'closings'))
  )
    await show()
console.log(JSON.stringify(figures))
process.exitCode = kept ? 0 : 1

async function showStalls() {
  figures.stalls = note(await stalls(seconds))
  printTable([
    ['stalls, ms', 'truth', 'server', 'kit', '', 'autocannon -R', 'wrk', 'hey -q'],
    ...figures.stalls.map((row) => [row.what, row.wanted, row.recorded, row.found, mark(row.kept), row.autocannon, row.wrk, row.hey]),
  ])
}

async function showClosings() {
  figures.closings = note(await closings(Math.max(1, Math.round(seconds / 5))))
  printTable([
    ['closings', 'server', 'kit', '', 'autocannon', 'wrk', 'hey'],
    ...figures.closings.map((row) => [row.what, row.wanted, row.found, mark(row.kept), row.autocannon, row.wrk, row.hey]),
  ])
}

async function showThroughput() {
  const rows = await throughput(5, Math.max(2, Math.round(seconds / 4)))
  const [kit, autocannon] = ['kit', 'autocannon'].map((name) => rows.find((row) => row.name === name))
  const share = kit.rps / autocannon.rps
  note([{ kept: share >= 0.95 }])
  printTable([
    ['throughput', 'requests/s', 'client µs each', 'MB'],
    ...rows.map(({ name, rps, micros, memory }) => [name, rps, micros, memory]),
  ])
  console.log(`kit has ${share.toFixed(3)} of autocannon's: ${mark(share >= 0.95)}`)
  figures.throughput = { rows, share }
}

async function showMemory() {
  const many = await payloads(Math.max(3, Math.round(seconds / 2)))
  const long = await longRun(minutes)
  note([many, long])
  printTable([
    ['memory, MB', 'kit', 'bar', '', 'autocannon'],
    ['1,000 payloads, 200 connections', many.peak, 300, mark(many.kept), many.autocannon],
    [`${long.minutes} min, at most`, long.peak, '', '', ''],
    [`after 30 min, growing ${long.growth.toFixed(2)} a minute`, long.after30, 250, mark(long.kept), ''],
  ])
  figures.memory = { many, long }
}

async function showVerdicts() {
  const rules = await otherRules()
  const how = { slice, minPairs: 20, maxPairs: 120 }
  const log = verdictLog(values.log, how)
  const kinds = values.variants
    .split(',')
    .flatMap((variant) => values.slowdowns.split(',').map((one) => [Number(one), variant === 'noisy']))
  const until = performance.now() + 60_000 * Number(values.within)
  // In turns, so that whatever is there in the end is as much of each.
  for (let time = 0; time < times; time++)
    for (const [slowdown, noisy] of kinds)
      if (log.countOf(slowdown, noisy) <= time && performance.now() < until)
        log.add({ slowdown, noisy, ...(await verdictsOnce(slowdown, noisy ? time + 1 : undefined, how, rules)) })
  figures.verdicts = note(log.rows())
  printTable([
    ['slowdown', 'neighbour', 'by', 'times', 'slower', 'same', "can't tell", 'faster', 'seconds each', ''],
    ...figures.verdicts.map(({ slowdown, noisy, by, times: made, slower, same, faster, seconds: each, kept: ok, ...others }) => [
      `${slowdown * 100} %`,
      noisy ? 'yes' : 'no',
      by,
      made,
      slower,
      same,
      others["can't tell"],
      faster,
      by.startsWith('kit') ? each : '',
      by.startsWith('kit') ? mark(ok) : '',
    ]),
  ])
}

async function showEngines() {
  figures.engines = note(await engines(Math.max(5, Math.round(seconds / 2))))
  printTable([
    ['engine', 'load', 'answers', 'p50 ms', 'mean ms', 'p99 ms', 'creates', ''],
    ...figures.engines.map(({ engine, load, answers, p50, mean, p99, creates, missing, kept: ok }) =>
      missing === true ? [engine, load, 'not installed', '', '', '', '', ''] : [engine, load, answers, p50, mean, p99, creates, mark(ok)],
    ),
  ])
}

/** What of these was not kept fails the whole. */
function note(rows) {
  kept &&= rows.every((row) => row.kept)
  return rows
}
