import { Client } from 'undici'
import type { LoadPlan } from '../plan/load-plan.js'
import { clientOptions } from './client-options.js'
import { Deadlines } from './deadlines.js'
import { Exchange } from './exchange.js'
import { prepareStep } from './prepare-step.js'

/** Sends the first request of a plan once more. @returns Its status; 0 where no answer came. */
export async function askOnce(plan: LoadPlan): Promise<number> {
  const [step] = plan.flows.flatMap(({ steps }) => steps)
  const request = step === undefined ? undefined : prepareStep(step).fill(new Map(Object.entries(plan.feed[0] ?? {})))
  if (request === undefined) return 0
  const client = new Client(plan.origin, clientOptions(plan))
  const deadlines = new Deadlines(plan.timeout)
  try {
    return await new Promise<number>((resolve) => {
      const listener = { answered: ({ status }: Exchange) => resolve(status), failed: () => resolve(0) }
      new Exchange(request, performance.now(), false, listener).send(client, deadlines)
    })
  } finally {
    deadlines.close()
    await client.destroy()
  }
}
