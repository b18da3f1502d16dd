import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Call {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}

/** Waits for what another process does in its own time; throws when it has not happened after five seconds. */
export async function until(happened: () => boolean, otherwise: () => string): Promise<void> {
  for (let waited = 0; !happened(); waited += 20) {
    if (waited > 5000) throw new Error(otherwise())
    await setTimeout(20)
  }
}

/** A compiled example in a process of its own, as a user would start it. */
export class ExampleServer {
  readonly #child: ChildProcess
  readonly url: string
  #log = ''

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
    child.stdout?.on('data', (chunk) => (this.#log += String(chunk)))
    child.stderr?.on('data', (chunk) => (this.#log += String(chunk)))
  }

  static async start(main: string, env: Readonly<Record<string, string>> = {}): Promise<ExampleServer> {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], ...env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += String(chunk)))
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`exit code ${code}\n${errors}`)))
      child.stdout.on('data', (chunk) => {
        const found = /http:\/\/localhost:\d+/.exec(String(chunk))
        if (found) resolve(found[0])
      })
    })
    child.removeAllListeners('exit')
    return new ExampleServer(child, url)
  }

  /** Waits until the server has written something. */
  async logged(text: string): Promise<string> {
    await until(
      () => this.#log.includes(text),
      () => `${text} is not in the log:\n${this.#log}`,
    )
    return this.#log
  }

  /** Sends a request as it is given, also one that `fetch` would put right. */
  call({ method = 'GET', path, headers = {}, body }: Call): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const outgoing = request(
        {
          host: 'localhost',
          port: new URL(this.url).port,
          method,
          path,
          headers: { ...length, ...headers } as Record<string, string>,
          agent: false,
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
          response.on('error', reject)
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  /** Asks it to stop. Returns the exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const [code] = await exited
    return typeof code === 'number' ? code : null
  }
}
