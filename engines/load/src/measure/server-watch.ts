import { z } from 'zod'
import { EventLoopDelay, eventLoopDelay } from './event-loop.js'
import { processCpu } from './process-cpu.js'
import { processMemory } from './process-memory.js'

/** What a server process has used while it was watched. */
export const ServerUsage = z.object({
  cpuSeconds: z.number(),
  /** Bytes that it had in use at the end, and at most. */
  memory: z.object({ resident: z.number(), peak: z.number() }).optional(),
  eventLoop: EventLoopDelay.optional(),
})
export type ServerUsage = z.infer<typeof ServerUsage>

/**
 * Watches a server process on this machine, from one moment to another. Whoever sends the requests has to call it: told by another
 * process, it would begin and end some milliseconds off on a busy machine, which is a good part of a short slice.
 */
export class ServerWatch {
  #begun: number | undefined
  #ended: number | undefined

  /** @param pid undefined where there is none to be watched */
  constructor(private readonly pid: number | undefined) {}

  begin(): void {
    if (this.pid === undefined) return
    this.#begun = processCpu(this.pid)
    // What it answers is of the time before.
    void eventLoopDelay(this.pid)
  }

  end(): void {
    if (this.pid !== undefined) this.#ended = processCpu(this.pid)
  }

  /** @returns undefined where nothing can be known */
  async usage(): Promise<ServerUsage | undefined> {
    if (this.pid === undefined || this.#begun === undefined || this.#ended === undefined) return undefined
    const memory = processMemory(this.pid)
    const eventLoop = await eventLoopDelay(this.pid)
    return {
      cpuSeconds: this.#ended - this.#begun,
      ...(memory === undefined ? {} : { memory }),
      ...(eventLoop === undefined ? {} : { eventLoop }),
    }
  }
}
