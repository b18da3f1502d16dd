// npm run nothing-lost -- [--runs 300] [--seed 1] [--processes 1] [--compile] [--only '<a run, as it was printed>']
// Random edits of generated projects times random changes of their documents: does anything get lost? See docs/measuring.md.
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { printTable } from '../shared/table.mjs'
import { attempt } from './attempt.mjs'
import { attempts } from './attempts.mjs'
import { Compiler } from './compiler.mjs'

const { SCENARIOS } = await import(new URL('../../engines/api/src/nothing-lost/scenarios.fixture.ts', import.meta.url).href)

/** The document stays as it is. */
const NONE = 'none'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1' },
    compile: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
if (values.only === undefined) await many(Number(values.runs), Number(values.seed), Number(values.processes))
else await one(JSON.parse(values.only))

async function many(runs, seed, processes) {
  const outcomes = { carried: 0, stays: 0, conflict: 0, refused: 0 }
  const cells = new Map()
  const lost = new Set()
  const start = performance.now()
  const scenarios = fc.sample(SCENARIOS, { numRuns: runs, seed })
  const lose = (index, { scenario, losses }) => {
    lost.add(index)
    console.log(`lost by --only '${JSON.stringify(scenario).replaceAll("'", String.raw`'\''`)}'\n  ${losses.join('\n  ')}\n`)
  }
  const compiler = new Compiler((index, losses) => lose(index, { scenario: scenarios[index], losses }))
  const all = await attempts(scenarios, processes, (index, { lost: loss, before, after }, made) => {
    if (loss !== undefined) lose(index, loss)
    if (values.compile) compiler.add(index, before, after)
    if (made % 100 === 0) console.error(`${made} of ${runs}`)
  })
  compiler.finish()
  for (const [index, { result, made }] of all.entries()) {
    const { changes } = scenarios[index]
    outcomes[result] += 1
    for (const edit of new Set(made)) {
      for (const change of new Set(changes.length === 0 ? [NONE] : changes.map(({ kind }) => kind))) {
        const key = JSON.stringify([edit, change])
        const cell = cells.get(key) ?? { runs: 0, conflicts: 0, lost: 0 }
        cells.set(key, cell)
        cell.runs += 1
        if (result === 'conflict') cell.conflicts += 1
        if (lost.has(index)) cell.lost += 1
      }
    }
  }
  printCells(cells)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(
    `\n${runs} runs in ${seconds} s: ${Object.entries(outcomes)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}; ${compiler.compiled} compiled; ${lost.size} with a loss`,
  )
  console.log(
    JSON.stringify({ runs, seed, processes, seconds, ...outcomes, compiled: compiler.compiled, lost: lost.size, pairs: cells.size }),
  )
  process.exitCode = lost.size === 0 ? 0 : 1
}

async function one(scenario) {
  const { losses: found, result, messages, before, after } = await attempt(scenario)
  const losses = [...found]
  const compiler = new Compiler((_, errors) => losses.push(...errors))
  if (values.compile) compiler.add(0, before, after)
  compiler.finish()
  console.log([result, ...messages, ...losses].join('\n'))
  console.log(JSON.stringify({ runs: 1, [result]: 1, lost: losses.length }))
  process.exitCode = losses.length === 0 ? 0 : 1
}

/** One row for each kind of edit, one column for each kind of change: runs, of which conflicts, and losses if there are any. */
function printCells(cells) {
  const pairs = [...cells].map(([key, cell]) => [...JSON.parse(key), cell])
  const [edits, changes] = [0, 1].map((at) => [...new Set(pairs.map((pair) => pair[at]))].sort())
  const sum = (chosen) =>
    chosen.reduce(
      (all, [, , cell]) => ({ runs: all.runs + cell.runs, conflicts: all.conflicts + cell.conflicts, lost: all.lost + cell.lost }),
      {
        runs: 0,
        conflicts: 0,
        lost: 0,
      },
    )
  const shown = ({ runs, conflicts, lost }) => `${runs}${conflicts > 0 ? ` (${conflicts})` : ''}${lost > 0 ? ` LOST ${lost}` : ''}`
  console.log('Runs by kind of edit and kind of change; in brackets those that reported a conflict.\n')
  printTable([
    ['', ...changes.map((_, index) => String(index + 1))],
    ...edits.map((edit) => [edit, ...changes.map((change) => shown(sum(pairs.filter((pair) => pair[0] === edit && pair[1] === change))))]),
  ])
  console.log()
  printTable([
    ['', 'change', 'runs'],
    ...changes.map((change, index) => [String(index + 1), change, shown(sum(pairs.filter((pair) => pair[1] === change)))]),
  ])
}
