import { createHash } from 'node:crypto'
import type { LoadPlan } from '../plan/load-plan.js'

/** What was run, without where: a baseline holds for every port. */
export function planHash({ origin: _, ...plan }: LoadPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16)
}
