import type { Plan, Step } from './plan.js'

/** Steps that run together: in one transaction, or one by one outside of any. */
export interface Segment {
  readonly transactional: boolean
  readonly steps: readonly Step[]
}

/**
 * Cuts a plan where a transaction must end: as few pieces as its statements allow.
 *
 * @example
 * segmentsOf(plan).map(({ transactional, steps }) => (transactional ? `begin; ${steps.length} steps; commit` : steps[0]?.sql))
 */
export function segmentsOf({ steps }: Plan): Segment[] {
  const segments: { transactional: boolean; steps: Step[] }[] = []
  let open: Step[] | undefined
  for (const step of steps) {
    if (step.transaction === 'none') {
      segments.push({ transactional: false, steps: [step] })
      open = undefined
      continue
    }
    if (open === undefined || step.transaction === 'fresh') {
      open = []
      segments.push({ transactional: true, steps: open })
    }
    open.push(step)
    // Values of an enum that are added together may stay together: only their use needs the commit.
    if (step.transaction === 'commit') open = nextIsCommit(steps, step) ? open : undefined
  }
  return segments
}

function nextIsCommit(steps: readonly Step[], step: Step): boolean {
  return steps[steps.indexOf(step) + 1]?.transaction === 'commit'
}
