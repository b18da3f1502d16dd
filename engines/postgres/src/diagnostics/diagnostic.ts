/** A place in a file. Lines and columns count from 1, columns in UTF-16 units, as editors do. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Whatever goes wrong, or is worth knowing: the same shape as in every engine of kit, so that every door renders it the same. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: 'error' | 'warning' | 'note'
  /** One sentence: what and why. */
  readonly message: string
  /** What to do about it. */
  readonly fix?: string
  readonly place?: Place
}

export type DiagnosticCode = `KIT${number}`

/** Thrown where going on makes no sense; every door catches it and renders the diagnostics. */
export class DiagnosticError extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    options?: ErrorOptions,
  ) {
    super(diagnostics.map((one) => `${one.code} ${one.message}`).join('\n'), options)
    this.name = 'DiagnosticError'
  }
}

/** Stops with one diagnostic. */
export function fail(diagnostic: Diagnostic): never {
  throw new DiagnosticError([diagnostic])
}
