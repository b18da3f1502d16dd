import type { Diagnostic, Place } from '@kit/api'
import type { SessionChange, SessionOperation } from '../session/state.js'

/** A report that another tool of kit has left in `.kit/`. */
export interface PageReport {
  /** The folder below `.kit/`, such as `loadtest`. */
  readonly name: string
  /** For people, such as `Load test`. */
  readonly title: string
  /** Relative to the page. */
  readonly href: string
  /** When it was written, in milliseconds since 1970. */
  readonly time: number
}

/** A diagnostic with the lines around its places. */
export interface PageDiagnostic extends Diagnostic {
  /** Its place and those that belong to it; the text is empty where there is none to show. */
  readonly frames: readonly { readonly place: Place; readonly text: string }[]
}

/** Everything the page shows. Each part is sent when it changes, and only then. */
export interface PageState {
  readonly project: PageProject
  readonly operations: readonly SessionOperation[]
  /** Newest last. */
  readonly changes: readonly SessionChange[]
  readonly diagnostics: readonly PageDiagnostic[]
  readonly reports: readonly PageReport[]
  /** A round is under way. */
  readonly busy: boolean
}

export interface PageProject {
  /** The document's own. */
  readonly title: string
  readonly version: string
  /** The folder of the project, absolute; places are shown relative to it. */
  readonly root: string
  /** The document, absolute; undefined where there is none. */
  readonly document: string | undefined
  readonly framework: string | undefined
  /** When the document and what it refers to were saved last, in milliseconds since 1970. */
  readonly saved: number
  /** Whether the dev server answers the API's requests. */
  readonly served: boolean
  /** Whether the document can be shown: its viewer is a package that may be missing. */
  readonly viewer: boolean
}

export type PagePatch = Partial<PageState>

/** The names of what goes over Vite's socket. */
export const PAGE_EVENTS = { look: 'kit:page:look', patch: 'kit:page:patch' } as const
