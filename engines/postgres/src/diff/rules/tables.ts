import type { Of, TableFacts } from '../../catalogue/objects.js'
import { identifier } from '../../sql/quote.js'
import { run, type Statement } from '../statement.js'
import { columnClause } from './columns.js'
import { constraintClause } from './constraints.js'
import { changedOptions, foreignOptionChanges } from './options.js'
import { type Context, type Rules, same } from './rules.js'

export const tables: Rules<'table'> = {
  create: (table, context) => {
    const { ref, facts } = table
    const lines = clauses(table, context)
    const body = lines.length === 0 ? ' ()' : ` (\n  ${lines.join(',\n  ')}\n)`
    const word = facts.foreign !== undefined ? 'FOREIGN TABLE' : facts.persistence === 'unlogged' ? 'UNLOGGED TABLE' : 'TABLE'
    const parts = [
      `CREATE ${word} ${ref}${facts.ofType === undefined ? body : ` OF ${facts.ofType}${body === ' ()' ? '' : body}`}`,
      ...(facts.inherits.length === 0 ? [] : [`INHERITS (${facts.inherits.join(', ')})`]),
      ...(facts.partitionKey === undefined ? [] : [`PARTITION BY ${facts.partitionKey}`]),
      ...(facts.accessMethod === undefined ? [] : [`USING ${facts.accessMethod}`]),
      ...(facts.options.length === 0 ? [] : [`WITH (${facts.options.join(', ')})`]),
      ...(facts.foreign === undefined ? [] : [`SERVER ${facts.foreign.server}`]),
      ...(facts.foreign === undefined || facts.foreign.options.length === 0 ? [] : [`OPTIONS (${facts.foreign.options.join(', ')})`]),
    ]
    const security = [
      ...(facts.rowSecurity ? [run(`ALTER TABLE ${ref} ENABLE ROW LEVEL SECURITY`)] : []),
      ...(facts.forceRowSecurity ? [run(`ALTER TABLE ${ref} FORCE ROW LEVEL SECURITY`)] : []),
    ]
    return [run(parts.join(' ')), ...security, ...replicaIdentity(undefined, table, context)]
  },
  drop: ({ ref, facts }) => [
    run(
      `DROP ${facts.foreign === undefined ? '' : 'FOREIGN '}TABLE ${ref}`,
      facts.foreign === undefined && facts.partitionKey === undefined ? { loss: `all rows of ${ref}` } : {},
    ),
  ],
  change: (from, to, context) => {
    const [a, b] = [from.facts, to.facts]
    const replaced = a.partitionKey !== b.partitionKey || a.foreign?.server !== b.foreign?.server || keyChanges(a, b)
    return replaced ? 'replace' : [...changes(to.ref, a, b), ...replicaIdentity(from, to, context)]
  },
}

/** The server never changes the type of a column that partitions are chosen by. */
function keyChanges(a: TableFacts, b: TableFacts): boolean {
  const key = b.partitionKey
  if (key === undefined) return false
  const types = new Map(a.columns.map(({ name, type }) => [name, type]))
  const inKey = (name: string) =>
    key.split(/[^\w$"\u0080-\uffff]+/).includes(identifier(name)) || (identifier(name).startsWith('"') && key.includes(identifier(name)))
  return b.columns.some(({ name, type }) => types.has(name) && types.get(name) !== type && inKey(name))
}

/** An index that is yet to be made brings the identity along. */
function replicaIdentity(from: Of<'table'> | undefined, to: Of<'table'>, context: Context): Statement[] {
  const wanted = to.facts.replicaIdentity
  if (wanted === (from?.facts.replicaIdentity ?? 'default')) return []
  const index = wanted.startsWith('using index ') ? wanted.slice('using index '.length) : undefined
  if (index !== undefined && (context.isNew(`index ${identifier(to.schema)}.${index}`) || context.isNew(`constraint ${to.ref}.${index}`)))
    return []
  return [
    run(
      `ALTER TABLE ${to.ref} REPLICA IDENTITY ${wanted.replace('using index', 'USING INDEX').replace(/^(?:default|full|nothing)$/, (word) => word.toUpperCase())}`,
    ),
  ]
}

/** Columns and constraints of a new table, in the order of its columns. */
function clauses(table: Of<'table'>, context: Context): string[] {
  const parts = context.folded(table.id).flatMap((id) => context.to.objects.get(id) ?? [])
  const columns = new Map(parts.flatMap((part) => (part.kind === 'column' ? [[part.name, part] as const] : [])))
  const defaults = new Map(parts.flatMap((part) => (part.kind === 'default' ? [[part.name, part.facts.expression] as const] : [])))
  const constraints = parts.flatMap((part) => (part.kind === 'constraint' ? [part] : []))
  const typed = table.facts.ofType !== undefined
  return [
    ...table.facts.columns.flatMap(({ name }) => {
      const column = columns.get(name)
      return column === undefined ? [] : columnClause(column, defaults.get(name), typed)
    }),
    ...constraints.map(constraintClause),
  ]
}

function changes(ref: string, a: TableFacts, b: TableFacts): Statement[] {
  const options = changedOptions(a.options, b.options).map((action) => run(`ALTER TABLE ${ref} ${action}`))
  const foreign = foreignOptionChanges(a.foreign?.options ?? [], b.foreign?.options ?? [])
  return [
    ...(a.persistence === b.persistence ? [] : [run(`ALTER TABLE ${ref} SET ${b.persistence === 'unlogged' ? 'UNLOGGED' : 'LOGGED'}`)]),
    ...a.inherits.filter((parent) => !b.inherits.includes(parent)).map((parent) => run(`ALTER TABLE ${ref} NO INHERIT ${parent}`)),
    ...b.inherits.filter((parent) => !a.inherits.includes(parent)).map((parent) => run(`ALTER TABLE ${ref} INHERIT ${parent}`)),
    ...(a.ofType === b.ofType ? [] : [run(`ALTER TABLE ${ref} ${b.ofType === undefined ? 'NOT OF' : `OF ${b.ofType}`}`)]),
    ...(a.rowSecurity === b.rowSecurity ? [] : [run(`ALTER TABLE ${ref} ${b.rowSecurity ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`)]),
    ...(a.forceRowSecurity === b.forceRowSecurity
      ? []
      : [run(`ALTER TABLE ${ref} ${b.forceRowSecurity ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`)]),
    ...(same(a.accessMethod, b.accessMethod) ? [] : [run(`ALTER TABLE ${ref} SET ACCESS METHOD ${b.accessMethod ?? 'heap'}`)]),
    ...options,
    ...(foreign === undefined ? [] : [run(`ALTER FOREIGN TABLE ${ref} ${foreign}`)]),
  ]
}

export const attachments: Rules<'attachment'> = {
  create: ({ ref, facts, parent = '' }, context) => {
    const risk = context.isNew(parent) ? {} : { risk: `fails where ${ref} holds rows of another partition` }
    return [run(`ALTER TABLE ONLY ${facts.to} ATTACH PARTITION ${ref} ${facts.bound}`, risk)]
  },
  drop: ({ ref, facts }) => [run(`ALTER TABLE ${facts.to} DETACH PARTITION ${ref}`)],
  change: (from, to) => (same(from.facts, to.facts) ? [] : 'replace'),
}
