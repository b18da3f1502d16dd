import { isAbsolute, join } from 'node:path'
import { type Diagnostic, DiagnosticError, type Place } from '@kit/api/diagnostics'

/** A plan names the files of a project from the project's folder; everybody else needs to know where that is. */
export function withProjectPlaces(diagnostics: readonly Diagnostic[], folder: string): readonly Diagnostic[] {
  const at = (place: Place): Place =>
    isAbsolute(place.file) || place.file.includes('://') ? place : { ...place, file: join(folder, place.file) }
  return diagnostics.map((one) => ({
    ...one,
    ...(one.place === undefined ? {} : { place: at(one.place) }),
    ...(one.related === undefined ? {} : { related: one.related.map(at) }),
  }))
}

/** Runs a plan; what it throws gets its places from the project's folder. */
export async function planningIn<T>(folder: string, plan: () => Promise<T>): Promise<T> {
  try {
    return await plan()
  } catch (problem) {
    throw problem instanceof DiagnosticError ? new DiagnosticError(withProjectPlaces(problem.diagnostics, folder)) : problem
  }
}
