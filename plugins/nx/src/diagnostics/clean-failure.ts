import { type Diagnostic, DiagnosticError } from '@kit/api/diagnostics'
import { rendered } from './rendered.js'

/**
 * Runs a generator or executor so that a problem of the input ends as Nx's own error message and exit code 1.
 *
 * Nx prints an error's message and, for anything that has a stack, a hint to see it with --verbose; for a diagnostic the
 * stack says nothing, so it is emptied.
 *
 * @param workspace The workspace's root, from which paths are shown.
 * @throws Error whose message is the rendered diagnostics.
 */
export async function cleanly<T>(workspace: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (failure) {
    throw isDiagnosed(failure) ? cleanError(failure.diagnostics, workspace) : failure
  }
}

/** Every engine has a DiagnosticError of its own, of the same shape, since engines don't import one another. */
function isDiagnosed(failure: unknown): failure is DiagnosticError {
  return failure instanceof Error && failure.name === 'DiagnosticError' && 'diagnostics' in failure
}

/** Throws the errors among the diagnostics, so that nothing gets written. */
export function failOnErrors(diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
}

/** Stops with one problem. */
export function fail(problem: Diagnostic): never {
  throw new DiagnosticError([problem])
}

function cleanError(diagnostics: readonly Diagnostic[], workspace: string): Error {
  const error = new Error(diagnostics.map((one) => rendered(one, workspace)).join('\n\n'))
  error.stack = ''
  return error
}
