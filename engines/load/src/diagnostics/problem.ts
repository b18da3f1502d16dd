/**
 * What can go wrong with a load run, in the form that every door of kit renders. Codes KIT3000 to KIT3199, each with a page in
 * docs/errors. The type is a structural twin of the one in @kit/api, so that this engine stands alone.
 */
export interface Problem {
  readonly code: `KIT${number}`
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  readonly fix?: string
  readonly place?: { readonly file: string; readonly line: number; readonly column: number }
}

/** Thrown where a run makes no sense. */
export class LoadError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((one) => `${one.code} ${one.message}`).join('\n'))
    this.name = 'LoadError'
  }
}

/** Stops with one problem. */
export function refuse(problem: Problem): never {
  throw new LoadError([problem])
}

const LONGEST = 120

/** A text from outside as it stands in a message: quoted, shortened, without control characters and credentials. */
export function shown(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]+/g, ' ').replace(/(\/\/)[^\s/@]*@/g, '$1***@')
  return `"${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}"`
}
