/**
 * The part of autocannon 9 that is used; the published types miss it. `request` and `headers` of a client are not documented.
 */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export interface Client extends EventEmitter {
    on(event: 'request', listener: () => void): this
    on(event: 'headers', listener: (info: ResponseInfo) => void): this
    on(event: 'response', listener: (status: number, bytes: number) => void): this
    on(event: 'connError', listener: (error: Error) => void): this
    destroy(): void
  }

  export interface ResponseInfo {
    readonly statusCode: number
    readonly shouldKeepAlive: boolean
    /** Names and values in turn. */
    readonly headers: readonly string[]
  }

  export interface Options {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
    readonly connections: number
    readonly pipelining: number
    readonly duration?: number
    readonly amount?: number
    readonly timeout: number
    readonly sampleInt: number
    readonly setupClient: (client: Client) => void
  }

  export default function autocannon(options: Options, done: (error: Error | null) => void): EventEmitter
}
