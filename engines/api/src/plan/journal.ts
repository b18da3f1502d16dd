import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Edit } from './files.js'

/** Where a process notes the edits that it is writing; gone once all of them are. */
export function journalOf(pid: number): string {
  return `.kit/unfinished-${pid}.json`
}

/** The process that a file in `.kit/` is a journal of, also one that is half written. */
export function processOf(name: string): number | undefined {
  const pid = /^unfinished-(\d+)\.json(?:\.kit-\d+)?$/.exec(name)?.[1]
  return pid === undefined ? undefined : Number(pid)
}

const Entry = z.object({
  path: z.string(),
  kind: z.enum(['create', 'update', 'delete']),
  text: z.string(),
  /** Hash of what stood there; null where there was nothing. */
  before: z.string().nullable(),
})
const Journal = z.array(Entry)

export type Unfinished = z.infer<typeof Journal>

/** What has to be known to finish the edits after an interruption. */
export function printJournal(edits: readonly Edit[], read: (path: string) => string | undefined): string {
  return JSON.stringify(edits.map(({ path, kind, text }) => ({ path, kind, text, before: hashOf(read(path)) })) satisfies Unfinished)
}

/** What an interrupted process left to do; undefined for anything that is no journal. */
export function parseJournal(text: string): Unfinished | undefined {
  try {
    return Journal.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The edits that are still to be made. A file that somebody has changed since is theirs. */
export function remaining(edits: Unfinished, read: (path: string) => string | undefined): readonly Edit[] {
  return edits.flatMap(({ path, kind, text, before }): readonly Edit[] =>
    hashOf(read(path)) === before ? [{ path, kind, text, reason: 'left over from a run that was interrupted' }] : [],
  )
}

function hashOf(text: string | undefined): string | null {
  return text === undefined ? null : createHash('sha256').update(text).digest('base64url')
}
