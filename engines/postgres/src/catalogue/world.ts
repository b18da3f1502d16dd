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

/** An object while it is read: what requires and comments it is not known yet. */
type Entry = Writable<CatalogueObject>
type Writable<T> = T extends CatalogueObject ? { -readonly [K in keyof T]: K extends 'requires' ? string[] : T[K] } : never

/** The address of an object on one server: catalogue, row, and column or 0. */
export type Address = `${number}/${number}/${number}`
export const address = (catalogue: number, oid: number, column = 0): Address => `${catalogue}/${oid}/${column}`

/** Collects what the parts of the reader find, and turns addresses of one server into ids. */
export class World {
  readonly #entries = new Map<string, Entry>()
  readonly #attached: [string, number][] = []
  readonly #columns = new Map<string, { name: string; type: string }[]>()
  readonly #ids = new Map<Address, string>()
  readonly #leftOut = new Set<string>()

  /** Adds an object under its address. Returns its id. */
  add<K extends Kind>(at: Address | undefined, draft: Draft<K>): string {
    const { kind, ref, schema, name, parent, facts, owner = '', privileges = NONE } = draft
    const id = draft.id ?? `${kind} ${ref}`
    const requires = draft.requires === undefined ? [] : [...draft.requires]
    this.#entries.set(id, { kind, id, ref, schema, name, parent, facts, owner, comment: undefined, privileges, requires } as Entry)
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
  #addAttachments(): void {
    for (const [index, parentOid] of this.#attached) {
      const child = this.#entries.get(index)
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

  objectAt(at: Address): CatalogueObject | undefined {
    return this.#entries.get(this.#ids.get(at) ?? '')
  }

  require(id: string, needed: string): void {
    if (id !== needed) this.#entries.get(id)?.requires.push(needed)
  }

  comment(id: string, text: string): void {
    const entry = this.#entries.get(id)
    if (entry !== undefined) entry.comment = text
  }

  /** Says that an object is no part of the catalogue, which those that need it have yet to know. */
  leaveOut(id: string): void {
    this.#leftOut.add(id)
  }

  /** Takes objects out, with what is a part of them. */
  #remove(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#entries.delete(id)
    if (ids.size === 0) return
    const orphans = new Set([...this.#entries.values()].filter(({ parent }) => parent !== undefined && ids.has(parent)).map(({ id }) => id))
    if (orphans.size > 0) this.#remove(orphans)
  }

  /** Everything, in the order of ids. */
  objects(): Map<string, CatalogueObject> {
    this.#remove(this.#leftOut)
    this.#addAttachments()
    const objects = new Map<string, CatalogueObject>()
    for (const id of [...this.#entries.keys()].sort()) {
      const entry = this.#entries.get(id)
      if (entry === undefined) continue
      if (entry.requires.length > 1) entry.requires = [...new Set(entry.requires)].sort()
      if (!entry.requires.every((needed) => this.#entries.has(needed)))
        entry.requires = entry.requires.filter((needed) => this.#entries.has(needed))
      objects.set(id, entry)
    }
    return objects
  }
}

const NONE: readonly string[] = []
