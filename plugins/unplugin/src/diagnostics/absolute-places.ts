import { isAbsolute, join } from 'node:path'
import type { Diagnostic, Place } from '@kit/api'

/** A plan names the files of a project by their paths in it; whoever opens them needs to know where that is. */
export function withAbsolutePlaces(diagnostics: readonly Diagnostic[], root: string): readonly Diagnostic[] {
  const at = (place: Place): Place =>
    isAbsolute(place.file) || place.file.includes('://') ? place : { ...place, file: join(root, place.file) }
  return diagnostics.map((one) => ({
    ...one,
    ...(one.place !== undefined && { place: at(one.place) }),
    ...(one.related !== undefined && { related: one.related.map(at) }),
  }))
}
