import { z } from 'zod'
import { ask } from '../session/questions.js'
import type { Session } from '../session/session.js'
import { qualified } from '../sql/quote.js'

/** What one statement did to what was there before its transaction, as the server itself tells. Names are qualified and quoted. */
export interface Observation {
  readonly locks: readonly Lock[]
  /** Tables and indexes whose files were written anew. */
  readonly rewritten: readonly string[]
  /** Tables that were read from the first row to the last. */
  readonly scanned: readonly string[]
  /** Tables of which an index was built. */
  readonly indexed: readonly string[]
  /** Rows that were inserted, updated or deleted. */
  readonly rows: number
}

export interface Lock {
  readonly relation: string
  /** As the server calls it, such as `AccessExclusiveLock`. */
  readonly mode: string
  /** What others can't do as long as the lock is held; nothing where readers and writers go on. */
  readonly blocks?: 'reads and writes' | 'writes'
}

export const NOTHING_SEEN: Observation = { locks: [], rewritten: [], scanned: [], indexed: [], rows: 0 }

const BLOCKS: Readonly<Record<string, Lock['blocks']>> = {
  AccessExclusiveLock: 'reads and writes',
  ExclusiveLock: 'writes',
  ShareRowExclusiveLock: 'writes',
  ShareLock: 'writes',
}

const OF_USERS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'kit_migrations')`

const FILES = `select c.oid, c.relfilenode as file from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm', 'i', 'p', 'I') and ${OF_USERS}`

/** Whatever changes a relation holds a lock on it until the end of the transaction, so the others need not be looked at. */
const HELD = `select distinct c.oid, n.nspname::text as schema, c.relname::text as name, l.mode, c.relfilenode as file, coalesce(i.indrelid, 0) as "indexOf"
  from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace left join pg_index i on i.indexrelid = c.oid
  where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and ${OF_USERS} order by 2, 3, 4`

const COUNTS = `select relid as oid, seq_scan::int as scans, (n_tup_ins + n_tup_upd + n_tup_del)::int as rows from pg_stat_xact_user_tables
  where seq_scan + n_tup_ins + n_tup_upd + n_tup_del > 0`

const FileRow = z.object({ oid: z.number(), file: z.number() })
const HeldRow = z.object({ ...FileRow.shape, schema: z.string(), name: z.string(), mode: z.string(), indexOf: z.number() })
const CountRow = z.object({ oid: z.number(), scans: z.number(), rows: z.number() })

/** Watches the statements of one transaction, one after the other. */
export class Observer {
  #locks = new Set<string>()
  /** Files of what was there when the transaction began: what it makes itself nobody else can wait for. */
  #files = new Map<number, number>()
  #indexes = new Set<number>()
  #counts = new Map<number, z.output<typeof CountRow>>()

  constructor(readonly session: Session) {}

  async start(): Promise<void> {
    const [files = [], counts = []] = await ask(this.session, [FILES, COUNTS])
    this.#locks = new Set()
    this.#indexes = new Set()
    this.#files = new Map(files.map((row) => FileRow.parse(row)).map(({ oid, file }) => [oid, file]))
    this.#counts = new Map(counts.map((row) => CountRow.parse(row)).map((count) => [count.oid, count]))
  }

  /** What is new since the last look: locks that were not held before, files that are others now, tables that were read or written. */
  async look(): Promise<Observation> {
    const [heldRows = [], countRows = []] = await ask(this.session, [HELD, COUNTS])
    const held = heldRows.map((row) => HeldRow.parse(row))
    const names = new Map(held.map(({ oid, schema, name }) => [oid, qualified(schema, name)]))
    const locks: Lock[] = []
    const [rewritten, indexed, scanned] = [new Set<string>(), new Set<string>(), new Set<string>()]
    for (const { oid, mode, file, indexOf } of held) {
      const relation = names.get(oid) ?? ''
      const key = `${oid} ${mode}`
      if (this.#files.has(oid)) {
        const blocks = BLOCKS[mode]
        if (mode !== 'AccessShareLock' && !this.#locks.has(key)) locks.push({ relation, mode, ...(blocks === undefined ? {} : { blocks }) })
        if (this.#files.get(oid) !== file) rewritten.add(relation)
        this.#files.set(oid, file)
      } else if (this.#files.has(indexOf) && !this.#indexes.has(oid)) {
        this.#indexes.add(oid)
        indexed.add(names.get(indexOf) ?? '')
      }
      this.#locks.add(key)
    }
    // Whoever writes a table anew builds its indexes anew.
    for (const name of rewritten) indexed.delete(name)
    let rows = 0
    for (const count of countRows.map((row) => CountRow.parse(row))) {
      const before = this.#counts.get(count.oid)
      if (count.scans > (before?.scans ?? 0) && this.#files.has(count.oid)) scanned.add(names.get(count.oid) ?? '')
      rows += count.rows - (before?.rows ?? 0)
      this.#counts.set(count.oid, count)
    }
    return { locks, rewritten: sorted(rewritten), scanned: sorted(scanned), indexed: sorted(indexed), rows }
  }
}

function sorted(names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => name !== '').sort()
}
