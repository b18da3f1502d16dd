import type { LoadPlan } from '../plan/load-plan.js'
import { type PreparedStep, prepareStep } from './prepare-step.js'

/** Chooses what a user does next: flows by their weights, rows of the feed in turn. */
export class FlowPicker {
  readonly #flows: readonly (readonly PreparedStep[])[]
  readonly #bounds: readonly number[]
  #row = 0

  constructor(
    private readonly plan: Pick<LoadPlan, 'flows' | 'feed'>,
    private readonly random: () => number,
  ) {
    const total = plan.flows.reduce((sum, { weight }) => sum + weight, 0)
    let sum = 0
    this.#bounds = plan.flows.map(({ weight }) => (sum += weight) / total)
    this.#flows = plan.flows.map(({ steps }) => steps.map(prepareStep))
  }

  steps(): readonly PreparedStep[] {
    if (this.#flows.length === 1) return this.#flows[0] ?? []
    const chance = this.random()
    return this.#flows[this.#bounds.findIndex((bound) => chance < bound)] ?? this.#flows.at(-1) ?? []
  }

  values(): Map<string, string> {
    const { feed } = this.plan
    if (feed.length === 0) return new Map()
    const row = feed[this.#row++ % feed.length]
    return new Map(Object.entries(row ?? {}))
  }
}
