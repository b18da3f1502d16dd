import type { Diagnostic } from '@kit/api'
import type { ApiOverview, SessionListener, SessionState } from './state.js'

export type FileEvent = 'create' | 'update' | 'delete'

/** Keeps the document and the routes of one folder in step while files change. Knows no bundler. */
export interface DevSession {
  readonly state: SessionState
  /** The operations as they are now. Costs a reading of the document where that has changed, so ask for it when somebody looks. */
  overview(): Promise<ApiOverview>
  /** The first round. Settles when it is over; what is wrong is told as an event, it does not reject. */
  start(): Promise<void>
  /** A file has changed, been made or gone. Settles when the round that takes it in is over. */
  changed(path: string, event: FileEvent): Promise<void>
  /** @returns stops listening */
  subscribe(listener: SessionListener): () => void
  /** Whether a file is what this session follows: the document, its parts, the routes, the configuration. */
  isInput(path: string): boolean
  /**
   * What another part of the dev server has found: it stands among the diagnostics of the state, and listeners are told. Replaces what the
   * same part has said before.
   */
  report(part: string, diagnostics: readonly Diagnostic[]): void
  close(): Promise<void>
}
