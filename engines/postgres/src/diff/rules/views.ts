import type { Of } from '../../catalogue/objects.js'
import { faithfulQuery } from '../../sql/faithful.js'
import { identifier } from '../../sql/quote.js'
import { run } from '../statement.js'
import { changedOptions } from './options.js'
import { type Rules, same } from './rules.js'

function definition(word: string, { ref, facts }: Of<'view' | 'materialized view'>): string {
  const method = facts.accessMethod === undefined ? '' : ` USING ${facts.accessMethod}`
  const options = facts.options.length === 0 ? '' : ` WITH (${facts.options.join(', ')})`
  return `${word} ${ref}${method}${options} AS\n${faithfulQuery(facts.definition)}`
}

export const views: Rules<'view'> = {
  create: (view) => [run(definition('CREATE VIEW', view))],
  drop: ({ ref }) => [run(`DROP VIEW ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (a.definition === b.definition) return changedOptions(a.options, b.options).map((action) => run(`ALTER VIEW ${to.ref} ${action}`))
    const extends_ = same(b.columns.slice(0, a.columns.length), a.columns)
    return extends_ ? [run(definition('CREATE OR REPLACE VIEW', to))] : 'replace'
  },
}

export const materializedViews: Rules<'materialized view'> = {
  create: (view) => [run(definition('CREATE MATERIALIZED VIEW', view))],
  drop: ({ ref }) => [run(`DROP MATERIALIZED VIEW ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (a.definition !== b.definition || a.accessMethod !== b.accessMethod) return 'replace'
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
