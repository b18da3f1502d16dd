import { z } from 'zod'
import type { Session } from '../session/session.js'

/** What one statement did to the tables that were there, as the server itself tells. */
export interface Observation {
  readonly locks: readonly Lock[]
  /** Tables and indexes whose files were written anew. */
  readonly rewritten: readonly string[]
}

export interface Lock {
  readonly relation: string
  /** As the server calls it, such as `AccessExclusiveLock`. */
  readonly mode: string
}

const State = z.object({ relation: z.string(), mode: z.string() })
const File = z.object({ relation: z.string(), file: z.number() })

/** The locks of this session on relations of users. */
const LOCKS = `select distinct l.relation::regclass::text as relation, l.mode from pg_locks l join pg_class c on c.oid = l.relation
  join pg_namespace n on n.oid = c.relnamespace
  where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'kit_migrations')
  order by 1, 2`

const FILES = `select c.oid::regclass::text as relation, c.relfilenode as file from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm', 'i', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'kit_migrations')`

/** Watches the statements of one transaction, one after the other. */
export class Observer {
  #locks = new Set<string>()
  /** Files by the names of what was there when the transaction began: what it makes itself nobody else can wait for. */
  #files = new Map<string, number>()

  constructor(readonly session: Session) {}

  async start(): Promise<void> {
    this.#locks = new Set()
    this.#files = new Map((await this.#read()).map(({ relation, file }) => [relation, file]))
  }

  /** What is new since the last look: locks that were not held before, and files that are others now. */
  async look(): Promise<Observation> {
    const locks = (await this.session.query(LOCKS)).map((row) => State.parse(row))
    const fresh = locks.filter(
      ({ relation, mode }) => this.#files.has(relation) && mode !== 'AccessShareLock' && !this.#locks.has(`${relation} ${mode}`),
    )
    for (const { relation, mode } of locks) this.#locks.add(`${relation} ${mode}`)
    const rewritten = (await this.#read()).filter(({ relation, file }) => this.#files.has(relation) && this.#files.get(relation) !== file)
    for (const { relation, file } of rewritten) this.#files.set(relation, file)
    return { locks: fresh, rewritten: rewritten.map(({ relation }) => relation).sort() }
  }

  async #read() {
    return (await this.session.query(FILES)).map((row) => File.parse(row))
  }
}
