import { serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import { splitScript } from '../sql/split.js'
import type { SqlFile } from './files.js'
import { refuse, runScript } from './run-script.js'

/** Undefined table, object, function, schema or column: another file may bring it. */
const MISSING = new Set(['42P01', '42704', '42883', '3F000', '42703'])

/**
 * Loads files that together declare a schema, whatever their order: a statement that lacks something waits until another file has brought it.
 *
 * @example
 * await loadSchema(shadow, await sqlFiles('schema'))
 *
 * @throws DiagnosticError KIT2025 or KIT2026 at the place of a statement that no order helps
 */
export async function loadSchema(session: Session, files: readonly SqlFile[]): Promise<void> {
  await session.script('set check_function_bodies = off')
  const [only, ...others] = files
  if (only !== undefined && others.length === 0) return runScript(session, only.path, only.text)
  let waiting = files.flatMap((file) => splitScript(file.text).map((statement) => ({ file, statement })))
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length
    const later: { readonly one: (typeof waiting)[number]; readonly error: unknown }[] = []
    for (const one of waiting) {
      await session.script(one.statement.text).catch((error: unknown) => {
        if (!MISSING.has(serverError(error).code ?? '')) refuse(error, one.file.path, one.file.text, one.statement)
        later.push({ one, error })
      })
    }
    const [first] = later
    if (first !== undefined && later.length >= before) refuse(first.error, first.one.file.path, first.one.file.text, first.one.statement)
    waiting = later.map(({ one }) => one)
  }
}
