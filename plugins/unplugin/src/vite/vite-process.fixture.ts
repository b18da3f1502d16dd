import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Options } from '../options/options.js'

const SCRIPT = fileURLToPath(new URL('./vite-child.fixture.mjs', import.meta.url))
const RUN_SOURCES = new URL('../../../../tools/run-sources.mjs', import.meta.url).href
const Message = z.object({ log: z.string().optional(), url: z.string().optional(), done: z.boolean().optional() })

/** How often something is looked for, in milliseconds, and how often at most. */
const INTERVAL = 20
const ATTEMPTS = 4000

/** Vite's dev server with kit, in a process of its own: it can't run within Jest's. */
export class ViteProcess {
  readonly logs: string[] = []
  url = ''
  #done = 0
  readonly #child: ChildProcess

  private constructor(root: string, options: Options, config: object, env: Readonly<Record<string, string>>) {
    const { JEST_WORKER_ID, NODE_OPTIONS, VITEST, ...inherited } = process.env
    this.#child = fork(SCRIPT, [root, JSON.stringify(options), JSON.stringify(config)], {
      execArgv: ['--import', RUN_SOURCES],
      env: { ...inherited, NODE_ENV: 'development', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child.on('message', (message) => {
      const { log, url, done } = Message.parse(message)
      if (log !== undefined) this.logs.push(log)
      if (url !== undefined) this.url = url
      if (done === true) this.#done++
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.logs.push(text))
  }

  /** @returns once it listens */
  static async start(root: string, options: Options = {}, config = {}, env = {}): Promise<ViteProcess> {
    const one = new ViteProcess(root, options, config, env)
    try {
      await one.until(() => one.url !== '')
      return one
    } catch (failure) {
      one.#child.kill()
      throw failure
    }
  }

  /** What kit has said that it wrote. */
  get writes(): readonly string[] {
    return this.logs.filter((line) => /^kit: .*\)$/.test(line))
  }

  /** Waits until something is so. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await isSo()) return
      if (this.#child.exitCode !== null) break
      await setTimeout(INTERVAL)
    }
    throw new Error(`${isSo} did not come to be; the dev server says:\n${this.logs.join('\n')}`)
  }

  async restart(): Promise<void> {
    const before = this.#done
    this.#child.send('restart')
    await this.until(() => this.#done > before)
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.send('close')
    await gone
  }
}
