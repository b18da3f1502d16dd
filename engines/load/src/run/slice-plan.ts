import { badOptions } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { expectsRateLimit, type LoadPlan } from '../plan/load-plan.js'

/** Seconds before each slice that don't count: the other version had the machine, its caches and its clock until now. */
const LEAD = 0.1

/**
 * The plan of one slice of a comparison: the same load for a short time.
 *
 * @throws LoadError KIT3006 for an amount or a rate that changes, of which a slice could only show a part.
 */
export function slicePlan(plan: LoadPlan, seconds: number): LoadPlan {
  const { model } = plan
  if (expectsRateLimit(plan)) refuse(badOptions('a rate limit can not be checked in a comparison; its slices would be limited, too'))
  if (model.kind === 'closed') {
    if (model.amount !== undefined) refuse(badOptions('a comparison is made of slices of time, so --amount has no place in it'))
    return { ...plan, warmup: LEAD, model: { ...model, seconds } }
  }
  const [stage] = model.stages
  if (stage === undefined || model.stages.length > 1 || stage.from !== stage.to)
    refuse(badOptions('a comparison needs a steady rate, without stages'))
  return { ...plan, warmup: LEAD, model: { ...model, stages: [{ from: stage?.from ?? 0, to: stage?.to ?? 0, seconds }] } }
}

/** The plan that warms a server up before its first slice. */
export function warmupPlan(plan: LoadPlan, seconds: number): LoadPlan {
  return { ...slicePlan(plan, seconds), warmup: 0 }
}
