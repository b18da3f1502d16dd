import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'
import { createApp } from '../app.js'
import { ErrorBody } from '../routes/http.js'
import { Parcel } from '../routes/parcels/contract.js'

type Headers = Readonly<Record<string, string>>
type Body = string | FormData

export const SHOP: Headers = { authorization: 'Bearer demo' }
export const SCANNER: Headers = { 'x-scanner-key': 'beep' }
export const NOBODY: Headers = {}
/** A parcel, a subscription, or a key that does not exist. */
export const UNKNOWN = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

export const ADA = { name: 'Ada', lines: ['Unter den Linden 1'], postcode: '10117', city: 'Berlin', country: 'DE' }
export const GRACE = { name: 'Grace (Hopper)', company: 'Navy', lines: ['Main St 2'], city: 'New York', country: 'US' }
export const PARCEL = { sender: ADA, recipient: GRACE, weight: 1200 }

/** The API on a port of its own, as clients see it. */
export class Api {
  readonly url: string
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    this.url = urlOf(server)
  }

  static async start(): Promise<Api> {
    Object.assign(process.env, { API_TOKEN: 'demo', SCANNER_KEY: 'beep' })
    const server = createApp().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Api(server)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  send(method: string, path: string, headers: Headers = SHOP, body?: Body): Promise<Response> {
    return fetch(`${this.url}/v2${path}`, { method, headers, ...(body !== undefined && { body }) })
  }

  get(path: string, headers?: Headers): Promise<Response> {
    return this.send('GET', path, headers)
  }

  post(path: string, body: unknown, headers: Headers = SHOP): Promise<Response> {
    return this.send('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body))
  }

  delete(path: string): Promise<Response> {
    return this.send('DELETE', path)
  }

  /** Announces a parcel and returns its id. */
  async announce(changes: object = {}): Promise<string> {
    const { id } = await answer(Parcel, await this.post('/parcels', { ...PARCEL, ...changes }))
    return id
  }

  async parcel(id: string): Promise<Parcel> {
    return answer(Parcel, await this.get(`/parcels/${id}`))
  }
}

export function urlOf(server: { address(): AddressInfo | string | null }): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('This server does not listen on a port')
  return `http://127.0.0.1:${address.port}`
}

/** The body of an answer, by the schema of the contract. */
export async function answer<S extends z.ZodType>(schema: S, response: Response): Promise<z.output<S>> {
  return schema.parse(await response.json())
}

/** The status of an answer, its code, and which fields it says are wrong. */
export async function refusal(response: Response): Promise<readonly [status: number, code: string, fields: readonly string[]]> {
  const { error } = await answer(ErrorBody, response)
  return [response.status, error.code, error.details.map(({ field }) => field)]
}
