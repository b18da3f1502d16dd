import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { migrating } from '../diagnostics/migrating.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { forgetQuestions } from '../session/questions.js'
import { EMBEDDED_LACKS, serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import type { Migration, Script } from './migration.js'
import { NOTHING_SEEN, type Observation, Observer } from './observe.js'
import { estimate, type Sizes } from './sizes.js'
import { type MigrationStatement, placeOf } from './statements.js'
import { unitsOf } from './units.js'

/** What one statement did when it was run. */
export interface StatementReport extends Observation {
  readonly sql: string
  readonly line: number
  readonly milliseconds: number
  /** How long it would take on the tables of the live database, in milliseconds; there only where their sizes are known and matter. */
  readonly estimate?: number
  /** Why it was not run. */
  readonly skipped?: string
}

export interface Run {
  readonly statements: readonly StatementReport[]
  readonly failure?: Diagnostic
  readonly reason?: string
}

/**
 * Runs a script of a migration on a shadow, as the runner would, and watches.
 *
 * @param sizes of live tables; undefined where nobody wants to know what the statements do
 */
export async function runObserved(shadow: Session, { version }: Migration, script: Script, sizes: Sizes | undefined): Promise<Run> {
  const units = unitsOf(script)
  const observer = sizes === undefined ? undefined : new Observer(shadow)
  const done: StatementReport[] = []
  let current: MigrationStatement | undefined
  try {
    for (const unit of units) {
      if (unit.transactional) await shadow.script('begin')
      await observer?.start()
      for (const statement of unit.statements) {
        current = statement
        if (/^(?:deallocate|discard)\b/i.test(statement.text)) forgetQuestions(shadow)
        const { milliseconds } = await timed(() => shadow.script(statement.text))
        // Locks of a statement that is its own transaction are gone when it is done.
        const seen = unit.transactional ? await observer?.look() : NOTHING_SEEN
        if (seen !== undefined) done.push(reportOf(script, statement, seen, milliseconds, sizes ?? new Map()))
      }
      if (unit.transactional) await shadow.script('commit')
    }
    await shadow.script('reset all')
    return { statements: done }
  } catch (error) {
    await shadow.script('rollback')
    const read = serverError(error)
    const place = placeOf(script, current, read)
    const failure =
      read.code === EMBEDDED_LACKS && current !== undefined
        ? shadowing.needsServer(current.text, read.message, place)
        : migrating.fails(version, read.message, place, units.length < 2)
    return { statements: done, failure, reason: read.message }
  }
}

export async function timed(work: () => Promise<unknown>): Promise<{ readonly milliseconds: number }> {
  const begun = performance.now()
  await work()
  return { milliseconds: Math.round((performance.now() - begun) * 10) / 10 }
}

export function reportOf(
  script: Script,
  statement: MigrationStatement,
  seen: Observation,
  milliseconds: number,
  sizes: Sizes,
): StatementReport {
  const expected = estimate(seen, sizes)
  const { line } = placeOf(script, statement)
  return { sql: statement.text, line, milliseconds, ...(expected === undefined ? {} : { estimate: expected }), ...seen }
}
