import type { Of } from '../../catalogue/objects.js'
import { faithful } from '../../sql/faithful.js'
import { run, type Statement } from '../statement.js'
import { clustering, concurrently, identityBy } from './indexes.js'
import { type Change, type Context, type Rules, same } from './rules.js'

/** A constraint inside of CREATE TABLE, or after ADD. */
export function constraintClause({ ref, facts }: Of<'constraint'>): string {
  return `CONSTRAINT ${ref} ${faithful(facts.definition)}`
}

export const constraints: Rules<'constraint'> = {
  create: (one, context) => {
    const { facts, ref } = one
    const owner = context.to.objects.get(one.parent ?? '')
    if (owner === undefined) return []
    if (facts.onDomain) return onDomain(one, owner.ref, context)
    const table = owner.ref
    const folded = context.folded(owner.id).includes(one.id)
    const settings = [...identityBy(ref, owner), ...(facts.clustered ? [run(`ALTER TABLE ${table} CLUSTER ON ${ref}`)] : [])]
    if (folded) return settings
    // What a partition or child has from its parent comes with the parent's, unless it is not attached yet.
    if (
      facts.inherited &&
      !facts.local &&
      !['primary key', 'unique', 'exclude'].includes(facts.type) &&
      !context.isNew(`attachment ${table}`)
    )
      return []
    return [...added(one, owner, context), ...settings]
  },
  drop: (one, context) => {
    const owner = context.from.objects.get(one.parent ?? '')
    return [run(`ALTER ${one.facts.onDomain ? 'DOMAIN' : 'TABLE'} ${owner?.ref ?? ''} DROP CONSTRAINT ${one.ref}`)]
  },
  change: changeConstraint,
}

function added(
  one: Of<'constraint'>,
  owner: { readonly id: string; readonly ref: string; readonly kind: string },
  context: Context,
): Statement[] {
  const { facts, ref } = one
  const table = owner.ref
  const partitioned = owner.kind === 'table' && isPartitioned(owner.id, context)
  const only = partitioned && facts.type !== 'check' && facts.type !== 'foreign key' ? 'ONLY ' : ''
  const add = (tail: string, more = {}) => run(`ALTER TABLE ${only}${table} ADD CONSTRAINT ${ref} ${faithful(tail)}`, more)
  if (!facts.validated) return [add(`${facts.definition} NOT VALID`)]
  const risk = context.isNew(owner.id) ? {} : { risk: `fails where rows of ${table} don't meet it` }
  if (!context.online || context.isNew(owner.id) || partitioned) return [add(facts.definition, risk)]
  if (facts.type === 'check' || facts.type === 'foreign key') {
    return [add(`${facts.definition} NOT VALID`), run(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${ref}`, { ...risk, transaction: 'fresh' })]
  }
  const index = facts.indexDefinition
  if (
    (facts.type === 'primary key' || facts.type === 'unique') &&
    index !== undefined &&
    / USING btree /.test(index) &&
    !/WITHOUT OVERLAPS/.test(facts.definition)
  ) {
    const deferrable = facts.deferrable ? ` DEFERRABLE${facts.deferred ? ' INITIALLY DEFERRED' : ''}` : ''
    return [run(concurrently(index), { ...risk, transaction: 'none' }), add(`${facts.type.toUpperCase()} USING INDEX ${ref}${deferrable}`)]
  }
  return [add(facts.definition, risk)]
}

function onDomain({ id, ref, facts }: Of<'constraint'>, domain: string, context: Context): Statement[] {
  const add = `ALTER DOMAIN ${domain} ADD CONSTRAINT ${ref} ${faithful(facts.definition)}`
  if (context.folded(`domain ${domain}`).includes(id)) return []
  if (!facts.validated) return [run(`${add} NOT VALID`)]
  const risk = { risk: `fails where a column of the domain ${domain} holds other values` }
  if (!context.online || context.isNew(`domain ${domain}`)) return [run(add, context.isNew(`domain ${domain}`) ? {} : risk)]
  return [run(`${add} NOT VALID`), run(`ALTER DOMAIN ${domain} VALIDATE CONSTRAINT ${ref}`, { ...risk, transaction: 'fresh' })]
}

function isPartitioned(id: string, context: Context): boolean {
  const table = context.to.objects.get(id)
  return table?.kind === 'table' && table.facts.partitionKey !== undefined
}

function changeConstraint(from: Of<'constraint'>, to: Of<'constraint'>, context: Context): Change {
  const {
    validated: wasValid,
    deferrable: a,
    deferred: b,
    clustered: c,
    local: d,
    inherited: e,
    incomplete: f,
    noInherit: g,
    ...rest
  } = from.facts
  const { validated, deferrable, deferred, clustered, local, inherited, incomplete, noInherit, ...wanted } = to.facts
  const table = context.to.objects.get(to.parent ?? '')?.ref ?? ''
  if (wasValid && !validated) return 'replace'
  const bare = (definition: string) => definition.replace(/ DEFERRABLE| INITIALLY DEFERRED/g, '')
  const definitions =
    to.facts.type === 'foreign key'
      ? bare(from.facts.definition) === bare(to.facts.definition)
      : from.facts.definition === to.facts.definition
  if (!definitions || !same({ ...rest, definition: '', indexDefinition: '' }, { ...wanted, definition: '', indexDefinition: '' }))
    return 'replace'
  const timing = a !== deferrable || b !== deferred
  if (timing && to.facts.type !== 'foreign key') return 'replace'
  const when = !deferrable ? 'NOT DEFERRABLE' : `DEFERRABLE INITIALLY ${deferred ? 'DEFERRED' : 'IMMEDIATE'}`
  return [
    ...(timing ? [run(`ALTER TABLE ${table} ALTER CONSTRAINT ${to.ref} ${when}`)] : []),
    ...(wasValid === validated
      ? []
      : [
          run(`ALTER ${to.facts.onDomain ? 'DOMAIN' : 'TABLE'} ${table} VALIDATE CONSTRAINT ${to.ref}`, {
            risk: `fails where rows of ${table} don't meet it`,
          }),
        ]),
    ...(c === clustered ? [] : clustering(to, clustered, context)),
  ]
}
