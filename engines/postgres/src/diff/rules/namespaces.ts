import { identifier, literal } from '../../sql/quote.js'
import { run } from '../statement.js'
import { type Rules, same } from './rules.js'

export const schemas: Rules<'schema'> = {
  create: ({ ref }) => [run(`CREATE SCHEMA ${ref}`)],
  drop: ({ ref }) => [run(`DROP SCHEMA ${ref}`)],
  change: () => [],
}

export const extensions: Rules<'extension'> = {
  create: ({ ref, facts }) => [run(`CREATE EXTENSION ${ref} WITH SCHEMA ${identifier(facts.schema)} VERSION ${literal(facts.version)}`)],
  drop: ({ ref }) => [run(`DROP EXTENSION ${ref}`)],
  change: (from, to) => [
    ...(from.facts.schema === to.facts.schema ? [] : [run(`ALTER EXTENSION ${to.ref} SET SCHEMA ${identifier(to.facts.schema)}`)]),
    ...(from.facts.version === to.facts.version ? [] : [run(`ALTER EXTENSION ${to.ref} UPDATE TO ${literal(to.facts.version)}`)]),
  ],
}

export const collations: Rules<'collation'> = {
  create: ({ ref, facts }) => [run(`CREATE COLLATION ${ref} ${facts.definition}`)],
  drop: ({ ref }) => [run(`DROP COLLATION ${ref}`)],
  change: (from, to) => (same(from.facts, to.facts) ? [] : 'replace'),
}
