/** A place in a file. Lines and columns count from 1, columns in UTF-16 units, as editors do. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * Whatever goes wrong, or is worth knowing. The code is permanent and has a page in `docs/errors/`.
 * `note`: kit did as told, but the reader should know; `warning`: something was left out or done differently; `error`: nothing was written.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: 'error' | 'warning' | 'note'
  /** One sentence: what and why. */
  readonly message: string
  /** What to do about it. */
  readonly fix?: string
  readonly place?: Place
  /** Further places that belong to it, such as the other of two duplicates. */
  readonly related?: readonly Place[]
}

export type DiagnosticCode = `KIT${number}`

/** Thrown where going on makes no sense; every door catches it and renders the diagnostics. */
export class DiagnosticError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'))
    this.name = 'DiagnosticError'
  }
}
