import type { Place } from '../diagnostics/diagnostic.js'
import type { ServerError } from '../session/server-error.js'
import { placeAt, unitsBefore } from '../sql/place.js'
import type { Script } from './migration.js'

export interface MigrationStatement {
  readonly text: string
  /** In the file, in UTF-16 units. */
  readonly offset: number
}

/** Where the server says that a statement is wrong, or where it begins. */
export function placeOf(script: Script, statement: MigrationStatement | undefined, error?: ServerError): Place {
  if (statement === undefined) return placeAt(script.file, script.text, script.start)
  const inside = error?.position === undefined ? 0 : unitsBefore(statement.text, error.position)
  return placeAt(script.file, script.text, statement.offset + inside)
}
