import { existsSync } from 'node:fs'
import { DiagnosticError } from '@kit/api'
import type { DevSession } from '../session/dev-session.js'
import type { ApiFindings } from './api-findings.js'
import type { AppHost } from './app-host.js'
import type { AppParts } from './app-parts.js'
import { failureOf } from './failure.js'
import { Freshness } from './freshness.js'
import { noModule } from './problems.js'
import type { RunningApp } from './running-app.js'

export interface ServedApiOptions {
  /** The module that makes the app, absolute. */
  readonly file: string
  readonly host: Pick<AppHost, 'current'>
  readonly session: Pick<DevSession, 'documentFiles' | 'changed'>
  readonly findings: ApiFindings
  readonly parts: Pick<AppParts, 'placeOf'>
}

/** The app that answers a request, or why there is none. */
export class ServedApi {
  readonly #documents = new Freshness()
  #app: RunningApp | undefined

  constructor(private readonly options: ServedApiOptions) {}

  /**
   * The app as the sources are now; a document that was saved a moment ago has reached them by then.
   *
   * @throws DiagnosticError with one diagnostic, which has been told as well
   */
  async current(): Promise<RunningApp> {
    const { findings, host } = this.options
    try {
      await this.#follow()
      if (!existsSync(this.options.file)) throw new DiagnosticError([noModule(this.options.file)])
      const app = await host.current()
      if (app !== this.#app) findings.started()
      this.#app = app
      return app
    } catch (problem) {
      this.#app = undefined
      const diagnostic = failureOf(problem, (one) => this.options.parts.placeOf(one))
      findings.failed(diagnostic)
      throw new DiagnosticError([diagnostic])
    }
  }

  async #follow(): Promise<void> {
    const { session } = this.options
    for (const file of this.#documents.changed()) await session.changed(file)
    this.#documents.learn(session.documentFiles)
  }
}
