import { rendered } from '../diagnostics/rendered.js'
import { DevSession } from '../session/dev-session.js'
import type { SessionChange } from '../session/state.js'
import { buildFailure } from './build-failure.js'

/** Document and routes before a build, and before each further one of a bundler that watches. */
export class BuildSync {
  readonly #session: DevSession
  #told = new Set<string>()

  /** @param root the project's folder, absolute */
  constructor(private readonly root: string) {
    this.#session = new DevSession(root)
    this.#session.subscribe((event) => {
      if (event.type === 'written') console.info(described(event.change))
    })
  }

  /** What a bundler that watches has to watch besides the modules. */
  get files(): readonly string[] {
    return this.#session.documentFiles
  }

  /** @throws Error with the rendered diagnostics, when document and routes can't be brought into step */
  async run(): Promise<void> {
    await this.#session.refresh()
    const { diagnostics } = this.#session.state
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw buildFailure(errors, this.root)
    const warnings = diagnostics.filter(({ severity }) => severity === 'warning').map((one) => rendered(one, this.root))
    for (const one of warnings) if (!this.#told.has(one)) console.warn(one)
    this.#told = new Set(warnings)
  }
}

function described({ files, summary }: SessionChange): string {
  return `kit: ${summary} (${files.map(({ file }) => file).join(', ')})`
}
