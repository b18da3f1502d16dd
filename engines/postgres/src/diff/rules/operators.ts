import { run } from '../statement.js'
import type { Rules } from './rules.js'

export const operators: Rules<'operator'> = {
  create: ({ facts }) => [run(facts.definition)],
  drop: ({ ref }) => [run(`DROP OPERATOR ${ref}`)],
  change: (from, to) => (from.facts.definition === to.facts.definition ? [] : 'replace'),
}
