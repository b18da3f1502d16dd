import type { Diagnostic, Place } from '@kit/api'
import { rendered } from '../diagnostics/rendered.js'

/** An error as bundlers print it: the place in the fields that Rollup has given them all. */
interface BuildFailure extends Error {
  readonly code?: string
  readonly id?: string
  readonly loc?: Place
}

/** What ends a build: one error for all diagnostics, the first of which has the place. */
export function buildFailure(diagnostics: readonly Diagnostic[], root: string): BuildFailure {
  const error = new Error(diagnostics.map((one) => rendered(one, root)).join('\n\n'))
  // Where kit was when it found out says nothing to anybody.
  error.stack = ''
  const [first] = diagnostics
  return Object.assign(error, {
    name: 'kit',
    ...(first !== undefined && { code: first.code }),
    ...(first?.place !== undefined && { id: first.place.file, loc: first.place }),
  })
}
