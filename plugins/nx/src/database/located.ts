import { join } from 'node:path'
import type { Diagnostic } from '@kit/postgres'

/** Diagnostics of migrations name files from the folder of the migrations, so that reports are the same everywhere; a terminal wants the whole path. */
export function located(diagnostics: readonly Diagnostic[], folder: string): Diagnostic[] {
  return diagnostics.map((one) => (one.place === undefined ? one : { ...one, place: { ...one.place, file: join(folder, one.place.file) } }))
}
