import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AppServer } from './app-server.js'

/** How long answers that are under way may take once their app has been replaced, in milliseconds. */
const GRACE = 2000

/** An app that answers, and everything that has to end before it can be forgotten. */
export class RunningApp {
  readonly #answers = new Set<ServerResponse>()
  readonly #sockets = new Set<Duplex>()
  #whenQuiet: (() => void) | undefined

  constructor(
    private readonly app: AppServer,
    private readonly closeModule: (() => unknown) | undefined,
  ) {}

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.#answers.add(response)
    response.once('close', () => {
      this.#answers.delete(response)
      if (this.#answers.size === 0) this.#whenQuiet?.()
    })
    this.app.server.emit('request', request, response)
  }

  /** @returns whether the app takes web sockets at all */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (this.app.server.listenerCount('upgrade') === 0) return false
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    this.app.server.emit('upgrade', request, socket, head)
    return true
  }

  /**
   * Lets go of everything: upgraded sockets at once, since only a new connection meets the new app; answers when they are done, or when
   * they have had their time, which ends endless streams; then the app's own hooks.
   *
   * @param grace in milliseconds
   * @throws whatever a close hook throws
   */
  async release(grace = GRACE): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await this.#quiet(grace)
    for (const response of this.#answers) response.destroy()
    await this.app.close()
    await this.closeModule?.()
  }

  #quiet(grace: number): Promise<void> {
    if (this.#answers.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, grace)
      this.#whenQuiet = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
