import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import type { Fates } from './fate.js'
import { inheritedFrom } from './inheritance.js'
import type { Action } from './plan.js'

/** Writes into each action what it must come after. */
export function connect(
  nodes: ReadonlyMap<string, Action>,
  from: Catalogue,
  to: Catalogue,
  fates: Fates,
  within: ReadonlyMap<string, string>,
  implied: ReadonlyMap<string, string>,
): void {
  const after = (key: string | undefined, before: string | undefined) => {
    if (key !== undefined && before !== undefined && key !== before) nodes.get(key)?.after.add(before)
  }
  /** The action that makes an object: its own, or that of the table that it is written into. */
  const maker = (id: string): string => {
    const owner = within.get(id)
    return owner === undefined ? `create ${id}` : maker(owner)
  }
  const dropper = (id: string): string => {
    const by = implied.get(id)
    return by === undefined ? `drop ${id}` : dropper(by)
  }
  const changers = (id: string): string[] => {
    const type = fates.through.get(id)
    return [`change ${id}`, ...(type === undefined ? [] : [`change ${type}`])]
  }
  for (const node of nodes.values()) {
    if (node.action === 'drop') {
      const key = dropper(node.id)
      // What takes it along must do so before whatever waited for it.
      after(node.key, key)
      for (const needed of from.objects.get(node.id)?.requires ?? []) {
        if (fates.dropped.has(needed)) after(dropper(needed), key)
        for (const change of changers(needed)) after(change, key)
      }
      if (fates.made.has(node.id)) after(maker(node.id), key)
      continue
    }
    const key = node.action === 'create' ? maker(node.id) : node.key
    // Comments, grants and settings of what is written into a CREATE TABLE come after it.
    after(node.key, key)
    for (const needed of to.objects.get(node.id)?.requires ?? []) {
      for (const target of new Set([key, node.key])) {
        if (fates.made.has(needed)) {
          after(target, maker(needed))
        } else for (const change of changers(needed)) after(target, change)
      }
    }
    if (node.action === 'change') {
      for (const needed of from.objects.get(node.id)?.requires ?? []) if (fates.dropped.has(needed)) after(dropper(needed), node.key)
    }
  }
  for (const node of nodes.values()) {
    const [before, wanted] = [from.objects.get(node.id), to.objects.get(node.id)]
    if (node.action !== 'change' || before?.kind !== 'column' || wanted?.kind !== 'column') continue
    for (const parent of inheritedFrom(to, wanted)) after(node.key, `change ${parent.id}`)
    // The sequence behind an identity column takes the name that the one of a serial column has.
    if (wanted.facts.identity !== undefined)
      for (const id of sequencesOf(before, from)) if (fates.dropped.has(id)) after(node.key, dropper(id))
    if (before.facts.identity !== undefined) for (const id of sequencesOf(wanted, to)) if (fates.made.has(id)) after(maker(id), node.key)
    if (wanted.facts.identity !== undefined && fates.dropped.has(node.id.replace(/^column/, 'default')))
      after(node.key, dropper(node.id.replace(/^column/, 'default')))
  }
  names(from, to, fates, (made, dropped) => after(maker(made), dropper(dropped)))
  for (const object of from.objects.values()) {
    // An index of a partition can go once the partition is detached, and not before.
    const attachment = object.kind === 'index attachment' ? object.requires.find((id) => id.startsWith('attachment ')) : undefined
    if (attachment === undefined || !fates.dropped.has(attachment)) continue
    for (const index of object.requires) if (index !== attachment && fates.dropped.has(index)) after(dropper(index), dropper(attachment))
  }
  attaching(nodes, from, to, fates, after)
  partitions(to, fates, (key, before) => after(key, before), maker)
}

/** The sequences that a column owns. */
function sequencesOf(column: CatalogueObject, catalogue: Catalogue): string[] {
  const fallback = catalogue.objects.get(column.id.replace(/^column/, 'default'))
  return fallback?.requires.filter((id) => catalogue.objects.get(id)?.kind === 'sequence') ?? []
}

/** Relations, types and routines may take a name only when whoever has it now is gone. */
function names(from: Catalogue, to: Catalogue, fates: Fates, edge: (made: string, dropped: string) => void): void {
  const taken = new Map<string, string>()
  for (const id of fates.dropped) for (const name of namesOf(from.objects.get(id))) taken.set(name, id)
  for (const id of fates.made) {
    for (const name of namesOf(to.objects.get(id))) {
      const dropped = taken.get(name)
      if (dropped !== undefined) edge(id, dropped)
    }
  }
}

function namesOf(object: CatalogueObject | undefined): string[] {
  switch (object?.kind) {
    case 'table':
    case 'view':
    case 'materialized view':
    case 'composite':
      return [`relation ${object.ref}`, `type ${object.ref}`]
    case 'sequence':
    case 'index':
      return [`relation ${object.ref}`]
    case 'enum':
    case 'domain':
    case 'range':
      return [`type ${object.ref}`]
    case 'routine':
      return [`routine ${object.schema}.${object.name}`]
    case 'constraint':
      return ['primary key', 'unique', 'exclude'].includes(object.facts.type)
        ? [`relation ${object.id.split(' ')[1]?.split('.')[0]}.${object.ref}`]
        : []
    default:
      return []
  }
}

/** A partition is detached before the columns of its parent change, and attached after: then each is told what it needs, once. */
function attaching(
  nodes: ReadonlyMap<string, Action>,
  from: Catalogue,
  to: Catalogue,
  fates: Fates,
  after: (key: string, before: string) => void,
): void {
  const parts = new Map<string, Action[]>()
  const indexed = new Map<string, Action[]>()
  const isDetached = (object: CatalogueObject) => fates.dropped.has(object.id) && from.objects.get(object.id) === object
  for (const node of nodes.values()) {
    const object = to.objects.get(node.id) ?? from.objects.get(node.id)
    const isPart = object?.kind === 'column' || (object?.kind === 'constraint' && node.action === 'drop')
    if (isPart && object.parent !== undefined) parts.set(object.parent, [...(parts.get(object.parent) ?? []), node])
    const hasIndex = object?.kind === 'index' || (object?.kind === 'constraint' && object.facts.indexDefinition !== undefined)
    if (hasIndex && node.action === 'create' && object.parent !== undefined)
      indexed.set(object.parent, [...(indexed.get(object.parent) ?? []), node])
  }
  for (const object of [...to.objects.values(), ...from.objects.values()]) {
    if (object.kind !== 'attachment') continue
    const tables = [`table ${object.facts.to}`, object.parent ?? '']
    for (const part of tables.flatMap((table) => parts.get(table) ?? [])) {
      if (fates.made.has(object.id) && to.objects.get(object.id) === object) after(`create ${object.id}`, part.key)
      if (isDetached(object) && isInherited(from.objects.get(part.id) ?? to.objects.get(part.id))) after(part.key, `drop ${object.id}`)
    }
    // An index that is made while the table has partitions without it is not valid, and attaching the table would pass it over.
    if (isDetached(object)) for (const node of indexed.get(`table ${object.facts.to}`) ?? []) after(node.key, `drop ${object.id}`)
  }
}

/** What a partition has because its parent has it, and loses when its parent does. */
function isInherited(object: CatalogueObject | undefined): boolean {
  return object?.kind === 'column' || (object?.kind === 'constraint' && object.facts.type === 'check')
}

/** Indexes of a partition are made before it is attached, so that attaching finds them instead of making its own. */
function partitions(to: Catalogue, fates: Fates, after: (key: string, before: string) => void, maker: (id: string) => string): void {
  for (const object of to.objects.values()) {
    if (!fates.made.has(object.id)) continue
    if (object.kind !== 'index' && object.kind !== 'constraint') continue
    const table = to.objects.get(object.parent ?? '')
    if (table === undefined) continue
    const attachment = `attachment ${table.ref}`
    if (fates.made.has(attachment) && (object.kind === 'index' || object.facts.type !== 'foreign key'))
      after(`create ${attachment}`, maker(object.id))
  }
  for (const object of to.objects.values()) {
    if (object.kind !== 'index attachment' || !fates.made.has(object.id)) continue
    const attachment = object.requires.find((id) => id.startsWith('attachment '))
    const parent = object.requires.find((id) => id !== object.parent && id !== attachment)
    if (attachment !== undefined && parent !== undefined && fates.made.has(attachment) && fates.made.has(parent))
      after(`create ${attachment}`, maker(parent))
  }
}
