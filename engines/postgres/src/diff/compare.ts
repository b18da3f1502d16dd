import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { type Diagnostic, fail } from '../diagnostics/diagnostic.js'
import { planning } from '../diagnostics/planning.js'
import type { Session } from '../session/session.js'
import { applyPlan } from './apply.js'
import { type DiffOptions, type Plan, planChanges, type Step } from './plan.js'
import { askedRename, findRenames } from './renames.js'

export interface CompareOptions extends DiffOptions {
  /** Renames to make, as `schema.old=schema.new` or `schema.table.old=schema.table.new`. */
  readonly renames?: readonly string[]
  /** Take every rename that is found. Default false: they are warnings. */
  readonly acceptRenames?: boolean
}

/** A plan that was run. */
export interface Comparison {
  readonly from: Catalogue
  readonly to: Catalogue
  readonly plan: Plan
  /** The way back, run as well. */
  readonly back: Plan
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Plans the way from one schema to another and back, and runs both on the shadow that has the first: what is returned has been seen to lead
 * where it should.
 *
 * @param shadow a database with the first schema, which no one else uses; it has it again afterwards
 * @param to     the wanted catalogue
 * @example
 * const { plan, back } = await compareSchemas(shadow, wanted, { renames: ['public.users.mail=public.users.email'] })
 *
 * @throws DiagnosticError KIT2041, KIT2042 when a plan does not do what it should, KIT2045 for a rename that can't be
 */
export async function compareSchemas(shadow: Session, to: Catalogue, options: CompareOptions = {}): Promise<Comparison> {
  const from = await readCatalogue(shadow)
  const found = findRenames(from, to)
  const renames = [
    ...(options.renames ?? []).map((wanted) => askedRename(wanted, from, to)),
    ...(options.acceptRenames === true ? found : []),
  ]
  const renaming: Step[] = renames.map(({ statement, from: object }) => ({ ...statement, object, action: 'change' }))
  // Definitions that mention the old name are rewritten by the server itself.
  await applyPlan(shadow, { steps: renaming })
  const renamed = renaming.length === 0 ? from : await readCatalogue(shadow)
  const changes = planChanges(renamed, to, options)
  await applyPlan(shadow, changes)
  const reached = await readCatalogue(shadow)
  const left = planChanges(reached, to, options).steps
  if (left.length > 0) fail(planning.notReached(left.map((step) => step.sql)))
  const changesBack = planChanges(reached, renamed, options)
  await applyPlan(shadow, changesBack)
  const renamingBack = undo(renames)
  await applyPlan(shadow, { steps: renamingBack })
  const leftBack = planChanges(await readCatalogue(shadow), from, options).steps
  if (leftBack.length > 0) fail(planning.notReached(leftBack.map((step) => step.sql)))
  const open = options.acceptRenames === true ? [] : found.filter((one) => !renames.some((made) => made.from === one.from))
  const unmodelled = [...new Set([...from.unmodelled, ...to.unmodelled])]
  return {
    from,
    to,
    plan: { steps: [...renaming, ...changes.steps] },
    back: { steps: [...changesBack.steps, ...renamingBack] },
    diagnostics: [
      ...open.map((one) => planning.maybeRenamed(one.from, one.to)),
      ...(unmodelled.length === 0 ? [] : [planning.unmodelled(unmodelled)]),
    ],
  }
}

/** `ALTER TABLE a RENAME … TO …` the other way round, last first. */
function undo(renames: readonly { readonly from: string; readonly to: string }[]): Step[] {
  return renames.toReversed().map(({ from, to }) => {
    const last = (id: string) => /(?:"(?:[^"]|"")*"|[^."]+)$/.exec(id)?.[0] ?? id
    const [kind = ''] = from.split(' ', 1)
    const ref = to.slice(kind.length + 1)
    const sql =
      kind === 'column'
        ? `ALTER TABLE ${ref.slice(0, ref.length - last(to).length - 1)} RENAME COLUMN ${last(to)} TO ${last(from)}`
        : `ALTER TABLE ${ref} RENAME TO ${last(from)}`
    return { sql, object: to, action: 'change' }
  })
}

/**
 * Refuses a plan that loses data, unless that is allowed.
 *
 * @param allowed whether the user has allowed losses
 * @throws DiagnosticError KIT2040 with everything that would be lost
 * @example
 * refuseLosses(comparison.plan, options.allowDestructive)
 */
export function refuseLosses(plan: Plan, allowed: boolean): void {
  const losses = plan.steps.flatMap((step) => step.loss ?? [])
  if (losses.length > 0 && !allowed) fail(planning.destructive(losses))
}
