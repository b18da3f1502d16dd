import { DiagnosticError } from '@kit/api/diagnostics'
import { LoadError } from '@kit/load'

/** Runs something of the load engine; its problems become diagnostics like all others. */
export async function withLoadProblems<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (failure) {
    throw failure instanceof LoadError ? new DiagnosticError(failure.problems) : failure
  }
}
