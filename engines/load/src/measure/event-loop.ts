import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** Milliseconds by which an event loop was late. */
export const EventLoopDelay = z.object({ mean: z.number(), p50: z.number(), p99: z.number(), max: z.number() })
export type EventLoopDelay = z.infer<typeof EventLoopDelay>

/** What a server has to load before its own code (`node --import`) to tell. */
export const EVENT_LOOP_PRELOAD = new URL('../process/event-loop-preload.js', import.meta.url)

/** Milliseconds that a server under load may take to answer; what it answers later is lost. */
const PATIENCE = 10_000

/** Where a process that was started for a load test tells about its event loop. */
export function eventLoopAddress(pid: number): string {
  const name = `kit-event-loop-${pid}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/**
 * Asks a process how late its event loop was since it was last asked.
 *
 * @returns undefined where the process does not tell: kit did not start it, or it is gone
 */
export function eventLoopDelay(pid: number): Promise<EventLoopDelay | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(eventLoopAddress(pid))
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.setEncoding('utf8').on('data', (chunk) => (text += chunk))
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(parsed(text)))
  })
}

function parsed(text: string): EventLoopDelay | undefined {
  try {
    return EventLoopDelay.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
