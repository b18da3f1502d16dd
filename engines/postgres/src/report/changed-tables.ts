import type { Catalogue, CatalogueObject, Of } from '../catalogue/objects.js'
import type { Comparison } from '../diff/compare.js'

export type State = 'new' | 'gone' | 'changed' | 'same'

export interface ChangedColumn {
  readonly name: string
  readonly type: string
  readonly state: State
  readonly key: 'primary' | 'foreign' | undefined
}

export interface ChangedTable {
  readonly id: string
  readonly name: string
  readonly state: State
  readonly columns: readonly ChangedColumn[]
}

/** A foreign key: ids of the tables that it leads from and to. */
export interface ChangedLink {
  readonly from: string
  readonly to: string
  readonly name: string
  readonly state: State
}

export interface ChangedSchema {
  readonly tables: readonly ChangedTable[]
  readonly links: readonly ChangedLink[]
}

/** The tables of both sides, with what becomes of each of their parts. */
export function changedSchema({ from, to, plan }: Comparison): ChangedSchema {
  const touched = new Set(plan.steps.flatMap((step) => partsOf(step.object, from, to)))
  const stateOf = (id: string): State => {
    if (!from.objects.has(id)) return 'new'
    if (!to.objects.has(id)) return 'gone'
    return touched.has(id) ? 'changed' : 'same'
  }
  const all = new Map([...from.objects, ...to.objects])
  const tables = new Map<string, Of<'table'>>()
  const columns = new Map<string, Of<'column'>[]>()
  const constraints: Of<'constraint'>[] = []
  for (const object of all.values()) {
    if (object.kind === 'table') tables.set(object.id, object)
    if (object.kind === 'column' && object.parent !== undefined) columns.set(object.parent, [...(columns.get(object.parent) ?? []), object])
    if (object.kind === 'constraint' && !object.facts.onDomain) constraints.push(object)
  }
  const keys = new Map<string, ChangedColumn['key']>()
  for (const type of ['foreign key', 'primary key'] as const) {
    for (const one of constraints.filter(({ facts }) => facts.type === type))
      for (const column of one.facts.columns) keys.set(`${one.parent}\n${column}`, type === 'primary key' ? 'primary' : 'foreign')
  }
  const order = (table: Of<'table'>) =>
    [...(to.objects.get(table.id) === table ? table.facts.columns : []), ...table.facts.columns].map(({ name }) => name)
  return {
    tables: [...tables.values()].map((table) => {
      const names = order(table)
      const own = [...(columns.get(table.id) ?? [])].sort((a, b) => place(names, a.name) - place(names, b.name))
      return {
        id: table.id,
        name: table.schema === 'public' ? table.name : `${table.schema}.${table.name}`,
        state: stateOf(table.id),
        columns: own.map(({ id, name, facts }) => ({ name, type: facts.type, state: stateOf(id), key: keys.get(`${table.id}\n${name}`) })),
      }
    }),
    links: constraints.flatMap((one) => {
      const target = one.facts.type === 'foreign key' ? targetOf(one, all) : undefined
      return one.parent === undefined || target === undefined
        ? []
        : [{ from: one.parent, to: target, name: one.name, state: stateOf(one.id) }]
    }),
  }
}

/** The object of a step, and the column and table that it is a part of. */
function partsOf(id: string, from: Catalogue, to: Catalogue): string[] {
  const object = to.objects.get(id) ?? from.objects.get(id)
  return object?.parent === undefined ? [id] : [id, ...partsOf(object.parent, from, to)]
}

/** Columns that are gone come last. */
function place(names: readonly string[], name: string): number {
  const index = names.indexOf(name)
  return index < 0 ? names.length : index
}

function targetOf(key: Of<'constraint'>, all: ReadonlyMap<string, CatalogueObject>): string | undefined {
  for (const id of key.requires) {
    const needed = all.get(id)
    const table = needed?.kind === 'table' ? id : needed?.parent
    if (table !== undefined && table !== key.parent && all.get(table)?.kind === 'table') return table
  }
  return key.parent
}
