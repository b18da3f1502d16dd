import { z } from 'zod'
import { Fingerprint, fingerprint } from '../baseline/fingerprint.js'
import type { LoadPlan } from '../plan/load-plan.js'
import { printStages } from '../plan/print-stages.js'
import type { ProcessResult } from '../run/plan-runner.js'

/** Under which conditions a run was made. Null is what isn't known: somebody else made it. */
export const Conditions = z.object({
  model: z.enum(['closed', 'open']).nullable(),
  connections: z.int().nullable(),
  pipelining: z.int().nullable(),
  /** For people: what was asked for. */
  load: z.string(),
  warmup: z.number().nullable(),
  timeout: z.number().nullable(),
  pump: z.enum(['autocannon', 'undici', 'artillery', 'k6']),
  processes: z.int(),
  verifiedTls: z.boolean(),
  machine: Fingerprint.nullable(),
})
export type Conditions = z.infer<typeof Conditions>

/** Of a run that was made here. */
export function conditionsOf(plan: LoadPlan, { pump, processes }: Pick<ProcessResult, 'pump' | 'processes'>): Conditions {
  const { model, warmup, timeout, origin, tls } = plan
  return {
    model: model.kind,
    connections: model.connections,
    pipelining: model.kind === 'closed' ? model.pipelining : 1,
    load: `${loadInWords(plan)}${plan.http2 ? ', HTTP/2' : ''}`,
    warmup,
    timeout,
    pump,
    processes,
    verifiedTls: origin.startsWith('https:') && !tls.insecure,
    machine: fingerprint(),
  }
}

/** Of a run whose result was read from a file. */
export function importedConditions(file: string, pump: 'artillery' | 'k6'): Conditions {
  const unknown = { model: null, connections: null, pipelining: null, warmup: null, timeout: null, machine: null }
  return { ...unknown, load: `as ${pump} has it in ${file}`, pump, processes: 1, verifiedTls: false }
}

/** Where a run was made, in one line. */
export function machineInWords({ machine }: Conditions): string {
  return machine === null ? 'an unknown machine' : `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`
}

function loadInWords({ model }: LoadPlan): string {
  if (model.kind === 'open') return `${printStages(model.stages)} over ${model.connections} connections`
  const extent = model.amount === undefined ? `${model.seconds ?? 0} s` : `${model.amount} requests`
  return `${model.connections} connections${model.pipelining > 1 ? `, ${model.pipelining} requests in each` : ''}, ${extent}`
}
