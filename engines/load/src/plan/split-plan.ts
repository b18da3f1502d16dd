import type { LoadPlan, Model } from './load-plan.js'

/** One plan for each of several processes; together they do what the whole would. */
export function splitPlan(plan: LoadPlan, processes: number): readonly LoadPlan[] {
  const count = Math.min(processes, plan.model.connections, plan.model.kind === 'closed' ? (plan.model.amount ?? processes) : processes)
  return Array.from({ length: count }, (_, index) => ({ ...plan, model: partOf(plan.model, index, count), seed: plan.seed + index }))
}

function partOf(model: Model, index: number, count: number): Model {
  const connections = share(model.connections, index, count)
  if (model.kind === 'closed')
    return { ...model, connections, ...(model.amount === undefined ? {} : { amount: share(model.amount, index, count) }) }
  const stages = model.stages.map(({ from, to, seconds }) => ({ from: from / count, to: to / count, seconds }))
  // Shifted, or all processes would send at the same instants.
  return { ...model, connections, stages, phase: index / count }
}

/** Whole shares whose sum is the whole. */
function share(whole: number, index: number, count: number): number {
  return Math.floor(whole / count) + (index < whole % count ? 1 : 0)
}
