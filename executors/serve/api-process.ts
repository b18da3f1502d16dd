import { type ChildProcess, fork } from 'node:child_process'
import { EVENT_LOOP_PRELOAD } from '@kit/load'
import { z } from 'zod'

const PRELOAD = new URL('./report-listening.js', import.meta.url)
/** How long a graceful shutdown may take before the process is ended, in milliseconds. */
const PATIENCE = 5000

const Listening = z.object({ listening: z.object({ address: z.string(), port: z.number() }) })

export interface ApiProcessOptions {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Called with the URL once the API listens. */
  readonly onListening: (url: string, port: number) => void
  /** Called when it stops by itself. */
  readonly onExit: (code: number | null) => void
}

/** The API in a process of its own. */
export interface ApiProcess {
  /** undefined when it could not be started */
  readonly pid: number | undefined
  /** Asks it to stop, waits, and ends it if it doesn't. */
  stop(): Promise<void>
}

/** Starts a built API. */
export function startApi(entry: string, options: ApiProcessOptions): ApiProcess {
  const child = fork(entry, [], {
    cwd: options.cwd,
    env: options.env,
    execArgv: ['--enable-source-maps', '--import', PRELOAD.href, ...watched(options.env)],
  })
  let stopping = false
  child.on('message', (message) => {
    const parsed = Listening.safeParse(message)
    if (parsed.success) options.onListening(urlOf(parsed.data.listening), parsed.data.listening.port)
  })
  child.on('exit', (code) => {
    if (!stopping) options.onExit(code)
  })
  return {
    pid: child.pid,
    stop: () => {
      stopping = true
      return end(child)
    },
  }
}

/** In production mode it is served to be put under load, and tells how late its event loop is. */
function watched({ NODE_ENV: mode }: NodeJS.ProcessEnv): readonly string[] {
  return mode === 'production' ? ['--import', EVENT_LOOP_PRELOAD.href] : []
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  await gone
  clearTimeout(timer)
}

/** A server on all interfaces is reached by the loopback name. */
function urlOf({ address, port }: { address: string; port: number }): string {
  const any = address === '::' || address === '0.0.0.0'
  return `http://${any ? 'localhost' : address.includes(':') ? `[${address}]` : address}:${port}`
}
