import { fork } from 'node:child_process'
import { z } from 'zod'
import { refuse } from '../diagnostics/problem.js'
import { workerLost } from '../diagnostics/run-problems.js'
import { planLoad } from '../plan/plan-load.js'
import { median } from '../statistics/walsh-averages.js'
import type { LoadProcesses } from './run-processes.js'
import { slicePlan } from './slice-plan.js'

const SERVER = new URL('../process/reference-server.js', import.meta.url)
/** Slices of one second; their median counts. */
const SLICES = 3

const Address = z.object({ port: z.int() })

/**
 * How fast the machine is at the moment: requests per second of a server that does next to nothing.
 *
 * @param server the program of that server; kit's own without it
 */
export async function calibrate(processes: LoadProcesses, server: URL = SERVER): Promise<number> {
  const child = fork(server, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  try {
    const address = await new Promise<unknown>((resolve) => {
      child.once('message', resolve)
      child.once('exit', (code) => resolve(code))
    })
    const parsed = Address.safeParse(address)
    if (!parsed.success) return refuse(workerLost(`the reference server did not start (${String(address)})`))
    const plan = slicePlan(planLoad({ url: `http://127.0.0.1:${parsed.data.port}/` }), 1)
    const speeds: number[] = []
    for (let slice = 0; slice < SLICES; slice++) {
      const { measurement } = await processes.run(plan)
      speeds.push(measurement.total.responses / measurement.seconds)
    }
    return median(speeds)
  } finally {
    if (child.connected) child.disconnect()
  }
}
