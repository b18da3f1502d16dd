// npm run bench -- load [accuracy|throughput|verdicts] [--times 100] [--seconds 20]
import { parseArgs } from 'node:util'
import { printTable } from '../shared/table.mjs'
import { closings, stalls } from './accuracy.mjs'
import { throughput } from './throughput.mjs'
import { verdicts } from './verdicts.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '100' }, seconds: { type: 'string', default: '20' } },
})
const [times, seconds] = [Number(values.times), Number(values.seconds)]
const wanted = (name) => positionals.length === 0 || positionals.includes(name)
const figures = {}
let kept = true

if (wanted('accuracy')) {
  const rows = [...(await stalls(seconds)), ...(await closings(Math.max(1, Math.round(seconds / 5))))]
  printTable([['accuracy', 'truth', 'kit', ''], ...rows.map((row) => [row.what, row.wanted, row.found, row.kept ? 'kept' : 'MISSED'])])
  figures.accuracy = rows
  kept &&= rows.every((row) => row.kept)
}
if (wanted('throughput')) {
  const { kit, autocannon } = await throughput(5, Math.max(2, Math.round(seconds / 4)))
  printTable([
    ['throughput', 'requests/s'],
    ['kit', kit],
    ['autocannon', autocannon],
    ['share', kit / autocannon],
  ])
  figures.throughput = { kit, autocannon }
  kept &&= kit / autocannon >= 0.95
}
if (wanted('verdicts')) {
  /** How many of a hundred have to be found; for none, how many may be wrong. */
  const bars = [
    [0, 2],
    [0.05, 75],
    [0.1, 95],
    [0.2, 100],
  ]
  const rows = []
  for (const evidence of [true, false]) {
    for (const [slowdown, bar] of bars) {
      const found = await verdicts(slowdown, times, { evidence })
      const share = (count) => (count / times) * 100
      const ok = slowdown === 0 ? share(found.slower + found.faster) <= bar : share(found.slower) >= bar && found.faster === 0
      rows.push({ slowdown, evidence, ...found, ok })
      kept &&= ok
    }
  }
  printTable([
    ['slowdown', 'CPU counts', 'slower', 'same', "can't tell", 'faster', 'seconds each', ''],
    ...rows.map((row) => [
      `${row.slowdown * 100} %`,
      row.evidence ? 'yes' : 'no',
      row.slower,
      row.same,
      row["can't tell"],
      row.faster,
      row.seconds,
      row.ok ? 'kept' : 'MISSED',
    ]),
  ])
  figures.verdicts = rows
}
console.log(JSON.stringify(figures))
process.exitCode = kept ? 0 : 1
