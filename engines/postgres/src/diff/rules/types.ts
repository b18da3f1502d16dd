import type { Catalogue, CatalogueObject, Of } from '../../catalogue/objects.js'
import { identifier, literal, qualified } from '../../sql/quote.js'
import { run, type Statement } from '../statement.js'
import { type Change, type Context, type Rules, same } from './rules.js'

export const enums: Rules<'enum'> = {
  create: ({ ref, facts }) => [run(`CREATE TYPE ${ref} AS ENUM (${facts.values.map(literal).join(', ')})`)],
  drop: ({ ref }) => [run(`DROP TYPE ${ref}`)],
  change: (from, to, context) => {
    if (same(from.facts, to.facts)) return []
    const kept = to.facts.values.filter((value) => from.facts.values.includes(value))
    if (!same(kept, from.facts.values)) {
      const gone = from.facts.values.filter((value) => !to.facts.values.includes(value))
      return swap(from, to, context, gone.length === 0 ? undefined : `fails where rows hold ${gone.map(literal).join(', ')}`)
    }
    return to.facts.values.flatMap((value, index) => {
      if (kept.includes(value)) return []
      const before = to.facts.values[index - 1]
      const next = to.facts.values.find((other, place) => place > index && kept.includes(other))
      const place = next === undefined ? '' : before === undefined ? ` BEFORE ${literal(next)}` : ` AFTER ${literal(before)}`
      return [run(`ALTER TYPE ${to.ref} ADD VALUE ${literal(value)}${place}`, { transaction: 'commit' })]
    })
  },
}

export const domains: Rules<'domain'> = {
  create: ({ id, ref, facts }, context) => {
    const checks = context.folded(id).flatMap((part) => context.to.objects.get(part) ?? [])
    const parts = [
      `CREATE DOMAIN ${ref} AS ${facts.type}`,
      ...(facts.collation === undefined ? [] : [`COLLATE ${facts.collation}`]),
      ...(facts.default === undefined ? [] : [`DEFAULT ${facts.default}`]),
      ...(facts.notNull ? ['NOT NULL'] : []),
      ...checks.flatMap((check) => (check.kind === 'constraint' ? [`CONSTRAINT ${check.ref} ${check.facts.definition}`] : [])),
    ]
    return [run(parts.join(' '))]
  },
  drop: ({ ref }) => [run(`DROP DOMAIN ${ref}`)],
  change: (from, to, context) => {
    if (from.facts.type !== to.facts.type || from.facts.collation !== to.facts.collation) return swap(from, to, context)
    const value = to.facts.default
    return [
      ...(from.facts.default === value
        ? []
        : [run(`ALTER DOMAIN ${to.ref} ${value === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${value}`}`)]),
      ...(from.facts.notNull === to.facts.notNull
        ? []
        : [
            to.facts.notNull
              ? run(`ALTER DOMAIN ${to.ref} SET NOT NULL`, { risk: 'fails where a column of the domain holds null' })
              : run(`ALTER DOMAIN ${to.ref} DROP NOT NULL`),
          ]),
    ]
  },
}

type Attribute = Of<'composite'>['facts']['attributes'][number]

const attribute = ({ name, type, collation }: Attribute) =>
  `${identifier(name)} ${type}${collation === undefined ? '' : ` COLLATE ${collation}`}`

export const composites: Rules<'composite'> = {
  create: ({ ref, facts }) => [run(`CREATE TYPE ${ref} AS (${facts.attributes.map(attribute).join(', ')})`)],
  drop: ({ ref }) => [run(`DROP TYPE ${ref}`)],
  change: (from, to, context) => {
    if (same(from.facts, to.facts)) return []
    const old = new Map(from.facts.attributes.map((one) => [one.name, one]))
    const wanted = new Map(to.facts.attributes.map((one) => [one.name, one]))
    const kept = to.facts.attributes.filter(({ name }) => old.has(name))
    // Attributes are only added at the end; their order is part of the type, since values are written without names.
    const appended = same(to.facts.attributes.slice(0, kept.length), kept)
    const changed = kept.filter((one) => !same(one, old.get(one.name)))
    const sameOrder = same(
      kept.map(({ name }) => name),
      from.facts.attributes.map(({ name }) => name).filter((name) => wanted.has(name)),
    )
    if (!appended || !sameOrder || (changed.length > 0 && columnsOf(context.from, from).length > 0)) return swap(from, to, context)
    const gone = from.facts.attributes.filter(({ name }) => !wanted.has(name))
    const actions = [
      ...gone.map(({ name }) =>
        run(`ALTER TYPE ${to.ref} DROP ATTRIBUTE ${identifier(name)} CASCADE`, { loss: `attribute ${identifier(name)} of ${to.ref}` }),
      ),
      ...changed.map((one) =>
        run(
          `ALTER TYPE ${to.ref} ALTER ATTRIBUTE ${identifier(one.name)} TYPE ${one.type}${one.collation === undefined ? '' : ` COLLATE ${one.collation}`} CASCADE`,
        ),
      ),
      ...to.facts.attributes
        .filter(({ name }) => !old.has(name))
        .map((one) => run(`ALTER TYPE ${to.ref} ADD ATTRIBUTE ${attribute(one)} CASCADE`)),
    ]
    return changed.length > 0 ? { statements: actions, disturbs: true } : actions
  },
}

export const ranges: Rules<'range'> = {
  create: ({ ref, facts }) => [run(`CREATE TYPE ${ref} AS RANGE ${facts.definition}`)],
  drop: ({ ref }) => [run(`DROP TYPE ${ref}`)],
  change: (from, to, context) => (same(from.facts, to.facts) ? [] : swap(from, to, context)),
}

/** Makes the type anew beside the old one and moves the columns over, since a type that columns use can't be dropped. */
function swap(from: CatalogueObject, to: Of<'enum' | 'domain' | 'composite' | 'range'>, context: Context, risk?: string): Change {
  const columns = columnsOf(context.from, from).filter((column) => !context.isDropped(column.id) && context.to.objects.has(column.id))
  const aside = `${from.name.slice(0, 55)}__before`
  const word = from.kind === 'domain' ? 'DOMAIN' : 'TYPE'
  const moved = columns.flatMap((column): Statement[] => {
    const wanted = context.to.objects.get(column.id)
    if (wanted?.kind !== 'column' || !wanted.requires.includes(to.id) || (column.facts.inherited && !column.facts.local)) return []
    const table = context.to.objects.get(wanted.parent ?? '')?.ref ?? ''
    const { type } = wanted.facts
    return [
      run(
        `ALTER TABLE ${table} ALTER COLUMN ${wanted.ref} TYPE ${type} USING ${wanted.ref}::text::${type}`,
        risk === undefined ? {} : { risk },
      ),
    ]
  })
  const create = createType(to, context)
  const statements = [
    ...(columns.length === 0 ? [run(`DROP ${word} ${from.ref}`)] : [run(`ALTER ${word} ${from.ref} RENAME TO ${identifier(aside)}`)]),
    ...create,
    ...moved,
    ...(columns.length === 0 ? [] : [run(`DROP ${word} ${qualified(from.schema, aside)}`)]),
  ]
  return { statements, disturbs: true, through: columns.map(({ id }) => id) }
}

function createType(type: Of<'enum' | 'domain' | 'composite' | 'range'>, context: Context): readonly Statement[] {
  switch (type.kind) {
    case 'enum':
      return enums.create(type, context)
    case 'domain':
      return domains.create(type, context)
    case 'composite':
      return composites.create(type, context)
    case 'range':
      return ranges.create(type, context)
  }
}

function columnsOf(catalogue: Catalogue, type: CatalogueObject): Of<'column'>[] {
  return [...catalogue.objects.values()].filter((one) => one.kind === 'column').filter((column) => column.requires.includes(type.id))
}
