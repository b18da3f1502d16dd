import type { Catalogue, CatalogueObject } from '../catalogue/objects.js'
import { commentChange } from './comments.js'
import { connect } from './edges.js'
import { decideFates, type Fates } from './fate.js'
import { foldParts } from './fold.js'
import { initialPrivileges, privilegeChanges } from './grants.js'
import { impliedBy } from './implied.js'
import { inOrder, type Node } from './order.js'
import { RANK, rulesFor } from './rules/registry.js'
import type { Context } from './rules/rules.js'
import { run, type Statement } from './statement.js'

export interface DiffOptions {
  /** Spare writers: CONCURRENTLY, NOT VALID and VALIDATE. Default true. */
  readonly online?: boolean
  /** Compare grants. Default true. */
  readonly privileges?: boolean
  /** Compare comments. Default true. */
  readonly comments?: boolean
  /** Compare owners. Default false: the roles of two servers are rarely the same. */
  readonly owners?: boolean
}

/** One statement in its place. */
export interface Step extends Statement {
  /** The object that it is about: its id in one of the catalogues. */
  readonly object: string
  readonly action: 'create' | 'change' | 'drop'
}

/** What turns one catalogue into the other. */
export interface Plan {
  readonly steps: readonly Step[]
}

export interface Action extends Node {
  readonly id: string
  readonly action: Step['action']
}

/**
 * Plans the statements that turn one catalogue into another: as few as do it, in an order that works, each step marked where it loses data,
 * may fail on the rows that there are, or can't run in a transaction.
 *
 * @param from what there is
 * @param to what is wanted
 * @example
 * const { steps } = planChanges(await readCatalogue(live), await readCatalogue(wanted))
 * steps.map((step) => step.sql) // ['ALTER TABLE public.users ADD COLUMN age integer']
 */
export function planChanges(from: Catalogue, to: Catalogue, options: DiffOptions = {}): Plan {
  const online = options.online ?? true
  const fates = decideFates(from, to, online)
  const folded = foldParts(to, fates.made)
  const within = new Map([...folded].flatMap(([owner, ids]) => ids.map((id) => [id, owner] as const)))
  const context: Context = {
    from,
    to,
    online,
    isNew: (id) => fates.made.has(id),
    isDropped: (id) => fates.dropped.has(id),
    folded: (owner) => folded.get(owner) ?? [],
  }
  const implied = impliedBy(from, fates, to)
  const statements = new Map<string, readonly Statement[]>()
  const nodes = new Map<string, Action>()
  const add = (action: Step['action'], object: CatalogueObject, found: readonly Statement[]) => {
    const key = `${action} ${object.id}`
    const rank = RANK.get(object.kind) ?? 0
    nodes.set(key, { key, id: object.id, action, weight: action === 'drop' ? [0, -rank] : [1, rank], after: new Set() })
    statements.set(key, found)
  }
  for (const id of fates.dropped) {
    const object = from.objects.get(id)
    if (object !== undefined) add('drop', object, implied.has(id) ? [] : rulesFor(object).drop(object, context))
  }
  const unknown = unknownPrivileges(from, to)
  for (const object of to.objects.values()) {
    const before = fates.made.has(object.id) ? undefined : from.objects.get(object.id)
    if (before === undefined)
      add('create', object, [...rulesFor(object).create(object, context), ...attributes(object, undefined, from, to, options, unknown)])
    else {
      const change = rulesFor(object).change(before, object, context)
      const own = change === 'replace' ? NOTHING : 'statements' in change ? change.statements : change
      const others = attributes(object, before, from, to, options, unknown)
      if (own.length + others.length > 0) add('change', object, [...own, ...others])
    }
  }
  connect(nodes, from, to, fates, within, implied)
  return {
    steps: inOrder(nodes).flatMap((node) =>
      (statements.get(node.key) ?? []).map((one) => ({ ...one, object: node.id, action: node.action })),
    ),
  }
}

/** Owner, comment and grants, which every kind may have. */
function attributes(
  object: CatalogueObject,
  before: CatalogueObject | undefined,
  from: Catalogue,
  to: Catalogue,
  options: DiffOptions,
  unknown: ReadonlySet<string>,
): readonly Statement[] {
  if (before !== undefined && before.comment === object.comment && options.owners !== true && alike(before.privileges, object.privileges))
    return NOTHING
  const owned = options.owners === true && object.owner !== '' && object.owner !== (before?.owner ?? from.role)
  return [
    ...(owned ? ownerChange(object) : []),
    ...(options.comments === false ? [] : commentChange(object, before?.comment, to)),
    ...(options.privileges === false ? [] : privilegeChanges(object, before?.privileges ?? initialPrivileges(object, from), to, unknown)),
  ]
}

const NOTHING: readonly Statement[] = []

function alike(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((item, index) => item === other[index]))
}

const OWNED = new Set([
  'schema',
  'table',
  'view',
  'materialized view',
  'sequence',
  'enum',
  'domain',
  'composite',
  'range',
  'routine',
  'operator',
])

function ownerChange(object: CatalogueObject): Statement[] {
  if (!OWNED.has(object.kind)) return []
  const word =
    object.kind === 'routine'
      ? object.facts.routine
      : ['enum', 'composite', 'range'].includes(object.kind)
        ? 'TYPE'
        : object.kind.toUpperCase()
  return [run(`ALTER ${word} ${object.ref} OWNER TO "${object.owner.replaceAll('"', '""')}"`)]
}

/** Privileges that one of the two servers is too old for. */
function unknownPrivileges(from: Catalogue, to: Catalogue): ReadonlySet<string> {
  return new Set(Math.min(from.version, to.version) < 170000 ? ['MAINTAIN'] : [])
}

export type { Fates }
