import { run } from '../statement.js'
import type { Rules } from './rules.js'

export const statistics: Rules<'statistics'> = {
  create: ({ ref, facts }) => [
    run(facts.definition),
    ...(facts.target === -1 ? [] : [run(`ALTER STATISTICS ${ref} SET STATISTICS ${facts.target}`)]),
  ],
  drop: ({ ref }) => [run(`DROP STATISTICS ${ref}`)],
  change: (from, to) => {
    if (from.facts.definition !== to.facts.definition) return 'replace'
    return from.facts.target === to.facts.target ? [] : [run(`ALTER STATISTICS ${to.ref} SET STATISTICS ${to.facts.target}`)]
  },
}
