import { run } from '../statement.js'
import { type Rules, same } from './rules.js'

export const publications: Rules<'publication'> = {
  create: ({ ref, facts }) => {
    const what = facts.all ? ' FOR ALL TABLES' : facts.contents.length === 0 ? '' : ` FOR ${facts.contents.join(', ')}`
    return [run(`CREATE PUBLICATION ${ref}${what} WITH (${facts.options})`)]
  },
  drop: ({ ref }) => [run(`DROP PUBLICATION ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (a.all !== b.all) return 'replace'
    const statements = a.options === b.options ? [] : [run(`ALTER PUBLICATION ${to.ref} SET (${b.options})`)]
    if (same(a.contents, b.contents)) return statements
    return b.contents.length === 0 ? 'replace' : [...statements, run(`ALTER PUBLICATION ${to.ref} SET ${b.contents.join(', ')}`)]
  },
}
