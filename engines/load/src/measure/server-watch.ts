import { type EventLoopDelay, eventLoopDelay } from './event-loop.js'
import { processCpu } from './process-cpu.js'
import { processMemory } from './process-memory.js'

/** What a server process has used while it was watched. */
export interface ServerUsage {
  readonly cpuSeconds: number
  /** Bytes that it had in use at the end, and at most. */
  readonly memory?: { readonly resident: number; readonly peak: number }
  readonly eventLoop?: EventLoopDelay
}

/** Watches a server process on this machine, from one moment to another. */
export class ServerWatch {
  #cpu: number | undefined

  /** @param pid undefined where there is none to be watched */
  constructor(private readonly pid: number | undefined) {}

  /** The first call counts. */
  begin(): void {
    if (this.pid === undefined || this.#cpu !== undefined) return
    this.#cpu = processCpu(this.pid)
    // What it answers is of the time before.
    void eventLoopDelay(this.pid)
  }

  /** @returns undefined where nothing can be known */
  async end(): Promise<ServerUsage | undefined> {
    if (this.pid === undefined || this.#cpu === undefined) return undefined
    const cpu = processCpu(this.pid)
    const memory = processMemory(this.pid)
    const eventLoop = await eventLoopDelay(this.pid)
    if (cpu === undefined) return undefined
    return {
      cpuSeconds: cpu - this.#cpu,
      ...(memory === undefined ? {} : { memory }),
      ...(eventLoop === undefined ? {} : { eventLoop }),
    }
  }
}
