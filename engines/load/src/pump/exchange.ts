import type { Dispatcher } from 'undici'
import type { Deadlines, Timed } from './deadlines.js'

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2]

/** A request with everything filled in. */
export interface ReadyRequest {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** Told how an exchange went, once. */
export interface ExchangeListener {
  answered(exchange: Exchange): void
  /** @param error undefined for a request that took too long */
  failed(exchange: Exchange, error: unknown): void
}

const TIMED_OUT = Object.assign(new Error('the request took too long'), { code: 'ETIMEDOUT' })

/** One request and its answer on undici's dispatcher, without a promise or a stream: this is what a run does most. */
export class Exchange implements Dispatcher.DispatchHandler, Timed {
  status = 0
  headers: Headers = {}
  /** Of the header section and the body. */
  bytes = 0
  settled = false
  readonly #chunks: Buffer[] = []
  #controller: Dispatcher.DispatchController | undefined

  /**
   * @param since    performance.now() of the instant from which the request is timed
   * @param readBody whether the whole body is wanted; otherwise its beginning is kept, in case it has to be shown
   */
  constructor(
    readonly request: ReadyRequest,
    readonly since: number,
    readonly readBody: boolean,
    private readonly listener: ExchangeListener,
  ) {}

  /** Sends the request. Whatever goes wrong, even at once, reaches the listener. */
  send(dispatcher: Dispatcher, deadlines: Deadlines): void {
    deadlines.watch(this)
    const { method, path, headers, body } = this.request
    try {
      // idempotent: whether requests may share a connection in a pipeline is the plan's decision, not the method's.
      dispatcher.dispatch({ method, path, headers: { ...headers }, body: body ?? null, idempotent: true }, this)
    } catch (error) {
      this.#fail(error)
    }
  }

  get body(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }

  expire(): void {
    this.#fail(TIMED_OUT)
    this.#controller?.abort(TIMED_OUT)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.settled) controller.abort(TIMED_OUT)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // Early hints and the like come before the answer.
    if (status < 200) return
    this.status = status
    this.headers = headers
    this.bytes += headerBytes(headers)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length
    if (this.readBody || this.#chunks.length === 0) this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    if (this.settled) return
    this.settled = true
    this.listener.answered(this)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error)
  }

  #fail(error: unknown): void {
    if (this.settled) return
    this.settled = true
    this.listener.failed(this, error)
  }
}

/** About what the header section takes on the wire: the status line, and each field with its colon, blank and line end. */
function headerBytes(headers: Headers): number {
  let bytes = 19
  for (const name in headers) bytes += name.length + 4 + String(headers[name]).length
  return bytes
}
