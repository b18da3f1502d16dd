import type { LoadPlan } from './load-plan.js'

/** The same load for some seconds, and nothing before it; of an open model, its first rate. */
export function shortenedPlan(plan: LoadPlan, seconds: number): LoadPlan {
  const { model } = plan
  if (model.kind === 'closed') {
    const { connections, pipelining } = model
    return { ...plan, warmup: 0, model: { kind: 'closed', connections, pipelining, seconds } }
  }
  const [first] = model.stages
  const rate = Math.max(first?.from ?? 0, first?.to ?? 0)
  return { ...plan, warmup: 0, model: { ...model, stages: [{ from: rate, to: rate, seconds }] } }
}
