import type { Diagnostic } from '@kit/api'
import type { AppModule, ModuleNamespace } from './app-module.js'
import { appServer } from './app-server.js'
import { exportedApp } from './exported-app.js'
import { messageOf } from './failure.js'
import { notClosed } from './problems.js'
import { RunningApp } from './running-app.js'

export interface AppHostOptions {
  /** The module that makes the app, absolute. */
  readonly file: string
  readonly module: Pick<AppModule, 'load' | 'close'>
  /** Takes note of what an app leaves behind; nobody waits for that. */
  readonly report: (diagnostic: Diagnostic) => void
}

/** The app as the sources have it now. There is one at a time that answers; those before it are let go. */
export class AppHost {
  #current: { readonly module: ModuleNamespace; readonly app: RunningApp } | undefined
  #loading: Promise<RunningApp> | undefined
  #next: Promise<RunningApp> | undefined
  readonly #leaving = new Set<Promise<void>>()

  constructor(private readonly options: AppHostOptions) {}

  /**
   * The app for a request that comes now. Whoever comes while one is being loaded waits for the load after it, which sees all that has been
   * saved until now; all who wait share that.
   *
   * @throws whatever keeps the app from starting
   */
  current(): Promise<RunningApp> {
    if (this.#loading === undefined) return this.#load()
    this.#next ??= this.#loading.then(
      () => this.#load(),
      () => this.#load(),
    )
    return this.#next
  }

  /** How many apps that were replaced have not let go yet. */
  get leaving(): number {
    return this.#leaving.size
  }

  /** Ends the app, and waits for those before it. */
  async close(): Promise<void> {
    // First of all, since a load that is under way might wait for a Vite that has ended.
    await this.options.module.close()
    await this.#loading?.catch(() => undefined)
    if (this.#current !== undefined) this.#letGo(this.#current.app, 0)
    this.#current = undefined
    await Promise.all(this.#leaving)
  }

  #load(): Promise<RunningApp> {
    this.#next = undefined
    this.#loading = this.#reload().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  async #reload(): Promise<RunningApp> {
    const { file } = this.options
    const module = await this.options.module.load()
    if (module === this.#current?.module) return this.#current.app
    const { app, close } = await exportedApp(module, file)
    const running = new RunningApp(await appServer(app, file), close)
    if (this.#current !== undefined) this.#letGo(this.#current.app)
    this.#current = { module, app: running }
    return running
  }

  #letGo(app: RunningApp, grace?: number): void {
    const gone = app
      .release(grace)
      .catch((problem: unknown) => this.options.report(notClosed(messageOf(problem))))
      .finally(() => this.#leaving.delete(gone))
    this.#leaving.add(gone)
  }
}
