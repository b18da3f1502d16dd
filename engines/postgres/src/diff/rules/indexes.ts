import type { CatalogueObject, IndexFacts } from '../../catalogue/objects.js'
import { faithful } from '../../sql/faithful.js'
import { identifier } from '../../sql/quote.js'
import { run, type Statement } from '../statement.js'
import type { Context, Rules } from './rules.js'

/** A definition as the server writes it, made to leave writers alone. */
export function concurrently(definition: string): string {
  return definition.replace(/^(CREATE (?:UNIQUE )?INDEX)/, '$1 CONCURRENTLY')
}

export const indexes: Rules<'index'> = {
  create: (index, context) => {
    const { partitioned, clustered } = index.facts
    const definition = faithful(index.facts.definition)
    const table = context.to.objects.get(index.parent ?? '')
    const beside = context.online && !partitioned && table?.kind === 'table' && !context.isNew(table.id)
    const unique = definition.startsWith('CREATE UNIQUE') && beside ? { risk: `fails where rows of ${table.ref} have the same values` } : {}
    return [
      beside ? run(concurrently(definition), { ...unique, transaction: 'none' }) : run(definition),
      ...targets(index.ref, [], index.facts.statistics),
      ...identityBy(identifier(index.name), table),
      ...(clustered && table !== undefined ? [run(`ALTER TABLE ${table.ref} CLUSTER ON ${identifier(index.name)}`)] : []),
    ]
  },
  drop: (index, context) => {
    const table = context.from.objects.get(index.parent ?? '')
    const beside = context.online && !index.facts.partitioned && table?.kind === 'table' && !context.isDropped(table.id)
    return [beside ? run(`DROP INDEX CONCURRENTLY ${index.ref}`, { transaction: 'none' }) : run(`DROP INDEX ${index.ref}`)]
  },
  change: (from, to, context) => {
    if (from.facts.definition !== to.facts.definition) {
      const options = onlyOptions(from.facts.definition, to.facts.definition)
      return options === undefined ? 'replace' : options.map((action) => run(`ALTER INDEX ${to.ref} ${action}`))
    }
    if (!from.facts.valid && to.facts.valid && !to.facts.partitioned) return 'replace'
    const sampled = targets(to.ref, from.facts.statistics, to.facts.statistics)
    if (from.facts.clustered === to.facts.clustered) return sampled
    return [...sampled, ...clustering(to, to.facts.clustered, context)]
  },
}

/** CLUSTER ON an index or what stands on one. Where a table is to be clustered on another one, that one says so. */
export function clustering(index: CatalogueObject, clustered: boolean, { to }: Context): Statement[] {
  const table = to.objects.get(index.parent ?? '')?.ref ?? ''
  if (clustered) return [run(`ALTER TABLE ${table} CLUSTER ON ${identifier(index.name)}`)]
  const another = [...to.objects.values()].some(
    (one) => (one.kind === 'index' || one.kind === 'constraint') && one.parent === index.parent && one.facts.clustered,
  )
  return another ? [] : [run(`ALTER TABLE ${table} SET WITHOUT CLUSTER`)]
}

/** How much of an expression's values ANALYZE samples. */
function targets(ref: string, before: IndexFacts['statistics'], after: IndexFacts['statistics']): Statement[] {
  const set = (column: number, target: number) => run(`ALTER INDEX ${ref} ALTER COLUMN ${column} SET STATISTICS ${target}`)
  return [
    ...before.filter(({ column }) => !after.some((one) => one.column === column)).map(({ column }) => set(column, -1)),
    ...after
      .filter(({ column, target }) => !before.some((one) => one.column === column && one.target === target))
      .map((one) => set(one.column, one.target)),
  ]
}

/** The index that says which row is meant, for a table that wants it so. */
export function identityBy(index: string, table: CatalogueObject | undefined): Statement[] {
  if (table?.kind !== 'table' || table.facts.replicaIdentity !== `using index ${index}`) return []
  return [run(`ALTER TABLE ${table.ref} REPLICA IDENTITY USING INDEX ${index}`)]
}

/** SET and RESET where two definitions differ in storage options alone. */
function onlyOptions(from: string, to: string): string[] | undefined {
  const split = (definition: string) => {
    const match = / WITH \(([^)]*)\)/.exec(definition)
    return { rest: definition.replace(/ WITH \(([^)]*)\)/, ''), options: match?.[1]?.split(', ') ?? [] }
  }
  const [a, b] = [split(from), split(to)]
  if (a.rest !== b.rest) return undefined
  const names = new Set(b.options.map((option) => option.split('=')[0]))
  const set = b.options.filter((option) => !a.options.includes(option))
  const reset = a.options.map((option) => option.split('=')[0] ?? '').filter((name) => !names.has(name))
  return [...(set.length === 0 ? [] : [`SET (${set.join(', ')})`]), ...(reset.length === 0 ? [] : [`RESET (${reset.join(', ')})`])]
}

export const indexAttachments: Rules<'index attachment'> = {
  create: (one, context) => {
    // A partition that is attached now brings its indexes along: they were made before.
    const index = context.to.objects.get(one.parent ?? '')
    const table = context.to.objects.get(index?.parent ?? '')
    if (table !== undefined && context.isNew(`attachment ${table.ref}`)) return []
    return [run(`ALTER INDEX ${one.facts.to} ATTACH PARTITION ${one.ref}`)]
  },
  drop: () => [],
  change: (from, to) => (from.facts.to === to.facts.to ? [] : 'replace'),
}
