// npm run nothing-lost -- [--runs 300] [--seed 1] [--only '<a run, as it was printed>']
// Random edits of generated projects times random changes of their documents: does anything get lost? See docs/measuring.md.
import { register } from 'node:module'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { printTable } from '../shared/table.mjs'

register('../../tools/typescript-hooks.mjs', import.meta.url)
const from = (file) => import(new URL(`../../engines/api/src/nothing-lost/${file}`, import.meta.url).href)
const { run } = await from('one-run.fixture.ts')
const { SCENARIOS } = await from('scenarios.fixture.ts')

/** The document stays as it is. */
const NONE = 'none'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
})
if (values.only === undefined) await many(Number(values.runs), Number(values.seed))
else await one(JSON.parse(values.only))

async function many(runs, seed) {
  const outcomes = { carried: 0, stays: 0, conflict: 0, refused: 0 }
  const cells = new Map()
  const lost = []
  const start = performance.now()
  for (const scenario of fc.sample(SCENARIOS, { numRuns: runs, seed })) {
    const { result, losses, made } = await attempt(scenario)
    outcomes[result] += 1
    for (const edit of new Set(made)) {
      for (const change of new Set(scenario.changes.length === 0 ? [NONE] : scenario.changes.map(({ kind }) => kind))) {
        const key = JSON.stringify([edit, change])
        const cell = cells.get(key) ?? { runs: 0, conflicts: 0, lost: 0 }
        cells.set(key, cell)
        cell.runs += 1
        if (result === 'conflict') cell.conflicts += 1
        if (losses.length > 0) cell.lost += 1
      }
    }
    if (losses.length > 0) lost.push(await smallest(scenario))
  }
  printCells(cells)
  for (const { scenario, losses } of lost)
    console.log(`\nlost by --only '${JSON.stringify(scenario).replaceAll("'", String.raw`'\''`)}'\n  ${losses.join('\n  ')}`)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(
    `\n${runs} runs in ${seconds} s: ${Object.entries(outcomes)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}; ${lost.length} with a loss`,
  )
  console.log(JSON.stringify({ runs, seed, seconds, ...outcomes, lost: lost.length, pairs: cells.size }))
  process.exitCode = lost.length === 0 ? 0 : 1
}

async function one(scenario) {
  const { losses, result, messages } = await attempt(scenario)
  console.log([result, ...messages, ...losses].join('\n'))
  console.log(JSON.stringify({ runs: 1, [result]: 1, lost: losses.length }))
  process.exitCode = losses.length === 0 ? 0 : 1
}

/** A crash is a loss, too. */
function attempt(scenario) {
  return run(scenario).catch((error) => ({ result: 'refused', losses: [String(error.stack)], messages: [], made: [] }))
}

/** Leaves out edits and changes one by one, as long as something is still lost. */
async function smallest(scenario) {
  for (const key of ['edits', 'changes']) {
    for (let at = scenario[key].length - 1; at >= 0; at--) {
      const less = { ...scenario, [key]: scenario[key].filter((_, index) => index !== at) }
      if ((await attempt(less)).losses.length > 0) return smallest(less)
    }
  }
  return { scenario, losses: (await attempt(scenario)).losses }
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
