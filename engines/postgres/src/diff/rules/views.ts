import type { Of, ViewFacts } from '../../catalogue/objects.js'
import { faithful } from '../../sql/faithful.js'
import { identifier } from '../../sql/quote.js'
import { run } from '../statement.js'
import { changedOptions } from './options.js'
import { type Rules, same } from './rules.js'

function definition(word: string, { ref, facts }: Of<'view' | 'materialized view'>): string {
  const method = facts.accessMethod === undefined ? '' : ` USING ${facts.accessMethod}`
  const options = facts.options.length === 0 ? '' : ` WITH (${facts.options.join(', ')})`
  return `${word} ${ref}${method}${options} AS\n${faithful(facts.definition)}`
}

/** How the server names a column that is only cast, by the internal names of its types. */
const NAMED_BY_CAST =
  /(::(?:"[^"]+"|[\w.]+)(?: (?:varying|precision|with(?:out)? time zone))*(?:\([\d,]+\))?(?:\[\])*) AS (?:int[248]|float[48]|bpchar|varchar|text|bool|numeric|timestamptz?|timetz?|date|uuid|jsonb?|bytea|"(?:char|varchar|numeric)")(?=,?$|\))/gm

/**
 * Whether two queries are the same. A constant of no type has no name in a query that a user writes, and the name of its type once the
 * server's own text of that query is read again; comparing the texts would never come to an end.
 */
function sameQuery(one: ViewFacts, other: ViewFacts): boolean {
  if (one.definition === other.definition) return true
  return one.definition.replace(NAMED_BY_CAST, '$1') === other.definition.replace(NAMED_BY_CAST, '$1') && same(one.columns, other.columns)
}

export const views: Rules<'view'> = {
  create: (view) => [run(definition('CREATE VIEW', view))],
  drop: ({ ref }) => [run(`DROP VIEW ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (sameQuery(a, b)) return changedOptions(a.options, b.options).map((action) => run(`ALTER VIEW ${to.ref} ${action}`))
    const extends_ = same(b.columns.slice(0, a.columns.length), a.columns)
    return extends_ ? [run(definition('CREATE OR REPLACE VIEW', to))] : 'replace'
  },
}

export const materializedViews: Rules<'materialized view'> = {
  create: (view) => [run(definition('CREATE MATERIALIZED VIEW', view))],
  drop: ({ ref }) => [run(`DROP MATERIALIZED VIEW ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (!sameQuery(a, b) || a.accessMethod !== b.accessMethod) return 'replace'
    return changedOptions(a.options, b.options).map((action) => run(`ALTER MATERIALIZED VIEW ${to.ref} ${action}`))
  },
}

export const viewColumns: Rules<'view column'> = {
  create: (column, context) => {
    const view = context.to.objects.get(column.parent ?? '')?.ref ?? ''
    const { default: value } = column.facts
    return value === undefined ? [] : [run(`ALTER VIEW ${view} ALTER COLUMN ${identifier(column.name)} SET DEFAULT ${value}`)]
  },
  drop: () => [],
  change: (from, to, context) => {
    const view = context.to.objects.get(to.parent ?? '')?.ref ?? ''
    const { default: value } = to.facts
    if (from.facts.default === value) return []
    return [run(`ALTER VIEW ${view} ALTER COLUMN ${identifier(to.name)} ${value === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${value}`}`)]
  },
}
