import type { Diagnostic, Place } from '@kit/api'

/**
 * How far an operation is. `implemented`: somebody has written its handler; `stub`: the handler is still as kit wrote it; `orphan`: a handler
 * whose operation has gone; `conflict`: document and routes have changed it, each in another way.
 */
export type OperationState = 'implemented' | 'stub' | 'orphan' | 'conflict'

export interface SessionOperation {
  /** The operationId. */
  readonly id: string
  /** Lower case; undefined for an orphan. */
  readonly method: string | undefined
  /** As the document writes it, such as `/users/{id}`; undefined for an orphan. */
  readonly path: string | undefined
  readonly tags: readonly string[]
  readonly summary: string | undefined
  readonly deprecated: boolean
  readonly state: OperationState
  /** Where its handler is, with the file as an absolute path. */
  readonly handler: Place | undefined
  /** Where the document has it, with the file as an absolute path. */
  readonly document: Place | undefined
}

/** A file that was written. */
export interface WrittenFile {
  /** Relative to the root, with `/`; absolute where it lies outside. */
  readonly file: string
  readonly kind: 'create' | 'update' | 'delete'
  /** Why, such as `new operation createUser`. */
  readonly reason: string
}

/** What one round has done. */
export interface SessionChange {
  /** Counts the rounds that have written something, from 1. */
  readonly number: number
  /** When, in milliseconds since 1970. */
  readonly time: number
  /** The files whose change it follows, relative to the root; empty for the first round. */
  readonly cause: readonly string[]
  readonly files: readonly WrittenFile[]
  /** One line for people: what changed, in which direction. */
  readonly summary: string
}

/** Where a session stands. A new object after each round; never changed in place. */
export interface SessionState {
  /** The project's folder, absolute. */
  readonly root: string
  /** The document, absolute; undefined where there is nothing to do. */
  readonly document: string | undefined
  readonly framework: string | undefined
  /** Newest last, at most 100. */
  readonly changes: readonly SessionChange[]
  /** What is wrong or worth knowing at present, with absolute paths; errors mean that nothing was written. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What the document and the routes have, for reading. */
export interface ApiOverview {
  /** As the document's `info` has it. */
  readonly title: string
  readonly version: string
  /** In the document's order; orphans last. */
  readonly operations: readonly SessionOperation[]
}

/**
 * What a session tells. A round is `planned`, then `written` where it writes something, or `diagnostics` where these have changed, and then
 * `idle`.
 */
export type SessionEvent =
  | { readonly type: 'planned'; readonly cause: readonly string[] }
  | { readonly type: 'written'; readonly change: SessionChange }
  /** `part`: whose `found` have changed: `sync`, or a part of the dev server by its name; `diagnostics`: those of all parts. */
  | {
      readonly type: 'diagnostics'
      readonly part: string
      readonly found: readonly Diagnostic[]
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly type: 'idle' }

export type SessionListener = (event: SessionEvent) => void
