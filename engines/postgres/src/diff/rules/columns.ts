import type { ColumnFacts, Of } from '../../catalogue/objects.js'
import { identifier } from '../../sql/quote.js'
import { inheritedFrom } from '../inheritance.js'
import { run, type Statement } from '../statement.js'
import { conversion } from './conversion.js'
import { changedOptions, foreignOptionChanges } from './options.js'
import { type Change, type Context, type Rules, same } from './rules.js'
import { sequenceChanges, sequenceOptions } from './sequences.js'

/** A column as it stands in CREATE TABLE or ADD COLUMN; nothing where a typed table needs nothing said. */
export function columnClause(column: Of<'column'>, expression: string | undefined, typed = false): string[] {
  const { facts } = column
  const constraints = [
    ...(facts.collation === undefined || typed ? [] : [`COLLATE ${facts.collation}`]),
    ...(facts.generated === undefined
      ? []
      : [`GENERATED ALWAYS AS (${facts.generated.expression}) ${facts.generated.stored ? 'STORED' : 'VIRTUAL'}`]),
    ...(facts.identity === undefined ? [] : [identityClause(facts.identity)]),
    ...(expression === undefined ? [] : [`DEFAULT ${expression}`]),
    ...(facts.notNull ? ['NOT NULL'] : []),
  ]
  if (typed) return constraints.length === 0 ? [] : [`${column.ref} WITH OPTIONS ${constraints.join(' ')}`]
  const options = facts.foreignOptions.length === 0 ? [] : [`OPTIONS (${facts.foreignOptions.join(', ')})`]
  return [[column.ref, facts.type, ...options, ...constraints].join(' ')]
}

function identityClause({ always, sequence }: NonNullable<ColumnFacts['identity']>): string {
  const options = sequenceOptions(sequence, { type: false })
  return `GENERATED ${always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY${options === '' ? '' : ` (${options})`}`
}

/** What can only be said of a column that is there. */
export function columnSettings(column: Of<'column'>, table: string, from?: ColumnFacts): Statement[] {
  const { facts } = column
  const alter = (action: string) => run(`ALTER TABLE ${table} ALTER COLUMN ${column.ref} ${action}`)
  const storage = { wanted: facts.storage, had: from?.storage }
  return [
    ...(storage.wanted === storage.had ? [] : [alter(`SET STORAGE ${(storage.wanted ?? 'extended').toUpperCase()}`)]),
    ...(facts.compression === from?.compression ? [] : [alter(`SET COMPRESSION ${facts.compression ?? 'default'}`)]),
    ...(facts.statistics === from?.statistics ? [] : [alter(`SET STATISTICS ${facts.statistics ?? -1}`)]),
    ...changedOptions(from?.options ?? [], facts.options).map(alter),
  ]
}

export const columns: Rules<'column'> = {
  create: (column, context) => {
    const table = tableOf(column, context)
    const settings = columnSettings(column, table)
    const attached = !context.isNew(`attachment ${table}`)
    if (context.folded(column.parent ?? '').includes(column.id) || (attached && inheritedFrom(context.to, column).length > 0))
      return settings
    const folded = context.folded(column.id).map((id) => context.to.objects.get(id))
    const expression = folded.find((part) => part?.kind === 'default')?.facts.expression
    const risky =
      column.facts.notNull && expression === undefined && column.facts.identity === undefined && column.facts.generated === undefined
    const [clause = ''] = columnClause(column, expression)
    return [
      run(`ALTER TABLE ${table} ADD COLUMN ${clause}`, risky ? { risk: 'fails where the table has rows: there is no value for them' } : {}),
      ...settings,
    ]
  },
  drop: (column, context) => {
    const table = context.from.objects.get(column.parent ?? '')?.ref ?? ''
    // What a generated column holds can be computed again.
    const loss = column.facts.generated === undefined ? { loss: `the values of ${table}.${column.ref}` } : {}
    // Children that keep the column keep its values, and have it as their own from then on.
    const only = [...context.from.objects.values()].some((child) => {
      const id = `column ${child.ref}.${column.ref}`
      return child.kind === 'table' && child.facts.inherits.includes(table) && context.to.objects.has(id) && !context.isDropped(id)
    })
    return [run(`ALTER TABLE ${only ? 'ONLY ' : ''}${table} DROP COLUMN ${column.ref}`, loss)]
  },
  change: changeColumn,
}

const NOTHING: readonly Statement[] = []

/** Nearly every column of two schemas is the same in both, so this is asked first, and without making anything. */
function isSame(a: ColumnFacts, b: ColumnFacts): boolean {
  return (
    a.type === b.type &&
    a.notNull === b.notNull &&
    a.collation === b.collation &&
    a.storage === b.storage &&
    a.compression === b.compression &&
    a.statistics === b.statistics &&
    same(a.identity, b.identity) &&
    same(a.generated, b.generated) &&
    (a.options.length + b.options.length === 0 || same(a.options, b.options)) &&
    (a.foreignOptions.length + b.foreignOptions.length === 0 || same(a.foreignOptions, b.foreignOptions))
  )
}

function changeColumn(from: Of<'column'>, to: Of<'column'>, context: Context): Change {
  const [a, b] = [from.facts, to.facts]
  if (isSame(a, b)) return NOTHING
  const table = tableOf(to, context)
  if (!same(a.generated, b.generated) && b.generated !== undefined) return 'replace'
  // A partition that is attached anew is on its own while its parent changes.
  const parents = context.isNew(`attachment ${table}`) ? [] : inheritedFrom(context.to, to)
  const follows = (differs: (one: Of<'column'>, other: Of<'column'>) => boolean) =>
    parents.some((parent) => {
      const before = context.from.objects.get(parent.id)
      return before?.kind === 'column' && !context.isNew(parent.id) && differs(before, parent)
    })
  const alter = (action: string, more = {}) => run(`ALTER TABLE ${table} ALTER COLUMN ${to.ref} ${action}`, more)
  const retyped = a.type !== b.type || a.collation !== b.collation
  const statements: Statement[] = []
  if (a.generated !== undefined && b.generated === undefined) statements.push(alter('DROP EXPRESSION'))
  if (a.identity !== undefined && b.identity === undefined) statements.push(alter('DROP IDENTITY'))
  if (retyped && !follows((x, y) => x.facts.type !== y.facts.type || x.facts.collation !== y.facts.collation)) {
    const { using, loss, risk } = conversion(a, b, to.ref, context.to.casts)
    const collation =
      b.collation === undefined ? (a.collation === undefined ? '' : ` COLLATE ${defaultCollation(b)}`) : ` COLLATE ${b.collation}`
    const what = loss === undefined ? {} : { loss: `${loss} in ${table}.${to.ref}` }
    const generated = b.generated === undefined ? using : ''
    statements.push(alter(`TYPE ${b.type}${collation}${generated}`, { ...what, ...(risk === undefined ? {} : { risk }) }))
  }
  if (!a.notNull && b.notNull && !follows((x, y) => !x.facts.notNull && y.facts.notNull)) statements.push(...setNotNull(to, table, context))
  // Said again for a child: it may have been told so itself, which its parent's word does not undo.
  if (a.notNull && !b.notNull) statements.push(alter('DROP NOT NULL'))
  if (b.identity !== undefined) {
    if (a.identity === undefined) statements.push(alter(`ADD ${identityClause(b.identity)}`))
    else {
      const changes = sequenceChanges(a.identity.sequence, b.identity.sequence, 'SET ')
      if (a.identity.always !== b.identity.always) changes.unshift(`SET GENERATED ${b.identity.always ? 'ALWAYS' : 'BY DEFAULT'}`)
      if (changes.length > 0) statements.push(alter(changes.join(' ')))
    }
  }
  statements.push(...columnSettings(to, table, a))
  const foreign = foreignOptionChanges(a.foreignOptions, b.foreignOptions)
  if (foreign !== undefined) statements.push(run(`ALTER FOREIGN TABLE ${table} ALTER COLUMN ${to.ref} ${foreign}`))
  return retyped ? { statements, disturbs: true } : statements
}

/** A check that is validated beside writers spares SET NOT NULL its own scan under an exclusive lock. */
function setNotNull(column: Of<'column'>, table: string, context: Context): Statement[] {
  const risk = `fails where ${table}.${column.ref} holds null`
  const set = run(`ALTER TABLE ${table} ALTER COLUMN ${column.ref} SET NOT NULL`, { risk })
  const owner = context.to.objects.get(column.parent ?? '')
  if (!context.online || owner?.kind !== 'table' || owner.facts.partitionKey !== undefined || owner.facts.foreign !== undefined)
    return [set]
  const check = identifier(`${column.name.slice(0, 40)}__not_null_check`)
  return [
    run(`ALTER TABLE ${table} ADD CONSTRAINT ${check} CHECK (${column.ref} IS NOT NULL) NOT VALID`),
    run(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${check}`, { risk, transaction: 'fresh' }),
    run(`ALTER TABLE ${table} ALTER COLUMN ${column.ref} SET NOT NULL`, { transaction: 'fresh' }),
    run(`ALTER TABLE ${table} DROP CONSTRAINT ${check}`),
  ]
}

function defaultCollation(facts: ColumnFacts): string {
  return facts.baseType === 'name' ? 'pg_catalog."C"' : 'pg_catalog."default"'
}

function tableOf(column: Of<'column'>, context: Context): string {
  return context.to.objects.get(column.parent ?? '')?.ref ?? ''
}

export const defaults: Rules<'default'> = {
  create: (one, context) => {
    const column = context.to.objects.get(one.parent ?? '')
    const owners = [one.parent, column?.parent].flatMap((owner) => owner ?? [])
    if (owners.some((owner) => context.folded(owner).includes(one.id))) return NOTHING
    return [
      run(
        `ALTER TABLE ONLY ${column?.kind === 'column' ? tableOf(column, context) : ''} ALTER COLUMN ${one.ref} SET DEFAULT ${one.facts.expression}`,
      ),
    ]
  },
  drop: (one, context) => {
    const column = context.from.objects.get(one.parent ?? '')
    const table = context.from.objects.get(column?.parent ?? '')?.ref ?? ''
    return [run(`ALTER TABLE ONLY ${table} ALTER COLUMN ${one.ref} DROP DEFAULT`)]
  },
  change: (from, to, context) => (same(from.facts, to.facts) ? [] : defaults.create(to, context)),
}
