import { run } from '../statement.js'
import type { Rules } from './rules.js'

export const routines: Rules<'routine'> = {
  create: ({ facts }) => [run(facts.definition)],
  drop: ({ ref, facts }) => [run(`DROP ${facts.routine} ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (a.definition === b.definition) return []
    // CREATE OR REPLACE may neither change what comes out nor rename or lose what goes in.
    const named = a.argumentNames.every((name, index) => name === '' || name === b.argumentNames[index])
    const replaceable = a.routine === b.routine && b.routine !== 'AGGREGATE' && a.result === b.result && named && b.defaults >= a.defaults
    return replaceable ? [run(b.definition)] : 'replace'
  },
}
