import { DiagnosticError, fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { EMBEDDED_LACKS, serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import { placeAt, unitsBefore } from '../sql/place.js'
import { refusesTransaction, type ScriptStatement, splitScript } from '../sql/split.js'

/** Commands of psql that a dump has and that change nothing. */
const HARMLESS = /^\\(?:un)?restrict\b|^\\connect\b|^\\encoding\b/

/**
 * Runs a script in a database, all of it.
 *
 * @param file what messages call the script
 * @throws DiagnosticError KIT2025 or KIT2026 at the place in the script
 */
export async function runScript(session: Session, file: string, script: string): Promise<void> {
  const statements = splitScript(script).filter(({ text }) => !HARMLESS.test(text))
  const command = statements.find(({ text }) => text.startsWith('\\'))
  if (command !== undefined) fail(shadowing.psqlCommand(command.text, placeAt(file, script, command.offset)))
  const apart = statements.some(({ text }) => refusesTransaction(text) || /^(?:begin|start|commit|end|rollback)\b/i.test(text))
  if (!apart) {
    // All at once is much faster; where it fails nothing of it has happened, and one by one finds the place.
    const failed = await session.script(statements.map(({ text }) => `${text}\n;`).join('\n')).then(
      () => false,
      () => true,
    )
    if (!failed) return
  }
  for (const statement of statements) await session.script(statement.text).catch((error: unknown) => refuse(error, file, script, statement))
}

/** Throws what the server says of a statement, with its place. */
export function refuse(error: unknown, file: string, script: string, statement: ScriptStatement): never {
  if (error instanceof DiagnosticError) throw error
  const { message, code, position, hint } = serverError(error)
  const offset = statement.offset + (position === undefined ? 0 : unitsBefore(statement.text, position))
  if (code === EMBEDDED_LACKS) fail(shadowing.needsServer(statement.text, message, placeAt(file, script, statement.offset)))
  return fail(shadowing.statementFails(message, placeAt(file, script, offset), hint))
}
