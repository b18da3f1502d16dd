import { qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import type { CatalogueObject, Kind, Of } from './objects.js'

type Facts<K extends Kind> = Of<K>['facts']

/** What a part of the reader says of one object. */
export interface Draft<K extends Kind> {
  readonly kind: K
  readonly ref: string
  readonly schema: string
  readonly name: string
  readonly parent?: string | undefined
  readonly id?: string
  readonly facts: Facts<K>
  readonly owner?: string
  readonly privileges?: readonly string[]
  readonly requires?: readonly string[]
}

interface Entry {
  readonly object: Omit<CatalogueObject, 'requires' | 'comment'>
  readonly requires: Set<string>
  comment?: string
}

/** The address of an object on one server: catalogue, row, and column or 0. */
export type Address = `${number}/${number}/${number}`
export const address = (catalogue: number, oid: number, column = 0): Address => `${catalogue}/${oid}/${column}`

/** Collects what the parts of the reader find, and turns addresses of one server into ids. */
export class World {
  readonly #entries = new Map<string, Entry>()
  readonly #attached: [string, number][] = []
  readonly #columns = new Map<string, { name: string; type: string }[]>()
  readonly #ids = new Map<Address, string>()

  /** Adds an object under its address. Returns its id. */
  add<K extends Kind>(at: Address | undefined, draft: Draft<K>): string {
    const id = draft.id ?? `${draft.kind} ${draft.ref}`
    const { kind, ref, schema, name, parent, facts, owner = '', privileges = [], requires = [] } = draft
    const object = { kind, id, ref, schema, name, parent, facts, owner, privileges }
    this.#entries.set(id, { object: object as Entry['object'], requires: new Set(requires) })
    if (at !== undefined) this.#ids.set(at, id)
    return id
  }

  /** Names and types of a relation's columns, in order: filled as columns are read. */
  columnsOf(id: string): { name: string; type: string }[] {
    const known = this.#columns.get(id) ?? []
    this.#columns.set(id, known)
    return known
  }

  /** A second address of the same object, such as the row type of a table. */
  alias(at: Address, id: string): void {
    this.#ids.set(at, id)
  }

  /** Says that an index belongs to the index of a partitioned table, which may come later. */
  attach(index: string, parentOid: number): void {
    this.#attached.push([index, parentOid])
  }

  /** Makes the attachments that were noted objects of their own: they are made and undone by statements of their own. */
  addAttachments(): void {
    for (const [index, parentOid] of this.#attached) {
      const child = this.#entries.get(index)?.object
      const parent = this.objectAt(address(CLASS.relation, parentOid))
      if (child?.parent === undefined || parent?.parent === undefined) continue
      const ref = qualified(child.schema, child.name)
      const facts = { to: qualified(parent.schema, parent.name), toTable: parent.parent }
      const requires = [index, parent.id, child.parent.replace(/^table/, 'attachment')]
      this.add(undefined, { kind: 'index attachment', ref, schema: child.schema, name: child.name, parent: index, facts, requires })
    }
  }

  idAt(at: Address): string | undefined {
    return this.#ids.get(at)
  }

  objectAt(at: Address): Entry['object'] | undefined {
    return this.#entries.get(this.#ids.get(at) ?? '')?.object
  }

  require(id: string, needed: string): void {
    if (id !== needed) this.#entries.get(id)?.requires.add(needed)
  }

  comment(id: string, text: string): void {
    const entry = this.#entries.get(id)
    if (entry !== undefined) entry.comment = text
  }

  /** Takes an object out, with what is a part of it. */
  remove(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#entries.delete(id)
    const orphans = new Set(
      [...this.#entries].filter(([, { object }]) => object.parent !== undefined && ids.has(object.parent)).map(([id]) => id),
    )
    if (orphans.size > 0) this.remove(orphans)
  }

  /** Everything, in the order of ids. */
  objects(): Map<string, CatalogueObject> {
    const ids = [...this.#entries.keys()].sort()
    return new Map(
      ids.flatMap((id) => {
        const entry = this.#entries.get(id)
        if (entry === undefined) return []
        const requires = [...entry.requires].filter((needed) => this.#entries.has(needed)).sort()
        return [[id, { ...entry.object, comment: entry.comment, requires } as CatalogueObject] as const]
      }),
    )
  }
}
