import { fail } from '../diagnostics/diagnostic.js'
import { planning } from '../diagnostics/planning.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { EMBEDDED_LACKS, serverError } from '../session/server-error.js'
import type { Session } from '../session/session.js'
import type { Plan, Step } from './plan.js'
import { segmentsOf } from './segments.js'

/**
 * Runs a plan, segment by segment. Made for shadows: on a database with users, migrations do it, which wait for locks with care.
 *
 * @example
 * await applyPlan(shadow, planChanges(await readCatalogue(shadow), wanted))
 *
 * @throws DiagnosticError KIT2042 with the statement that the server refuses; what its transaction did is undone
 */
export async function applyPlan(session: Session, plan: Plan): Promise<void> {
  await session.script('set check_function_bodies = off')
  for (const { transactional, steps } of segmentsOf(plan)) {
    if (transactional) await session.script('begin')
    for (const step of steps) await session.script(step.sql).catch((error: unknown) => stop(session, step, error, transactional))
    if (transactional) await session.script('commit')
  }
}

async function stop(session: Session, step: Step, error: unknown, transactional: boolean): Promise<never> {
  if (transactional) await session.script('rollback')
  const { message, code } = serverError(error)
  return fail(code === EMBEDDED_LACKS ? shadowing.needsServer(step.sql, message) : planning.stepFails(step.sql, message))
}
