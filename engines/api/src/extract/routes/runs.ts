import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { FunctionLike, Value } from '../../evaluate/value.js'
import type { Registration, Router } from './router.js'

/** What running a module or a function said to routers; what it loads and calls stands where it does so. */
export interface Run {
  readonly module: SourceModule
  /** The function that was run; none for what a module does when it is loaded. */
  readonly callee: FunctionLike | undefined
  readonly effects: Effect[]
  readonly diagnostics: Diagnostic[]
}

/** What was said to one router without another run in between, or another run. */
export type Effect =
  | { readonly kind: 'told'; readonly router: Router; readonly entries: Registration[] }
  | { readonly kind: 'run'; readonly run: Run }

/** What a router was told, in order. */
export interface Told {
  readonly router: Router
  readonly entries: readonly Registration[]
}

interface Collected {
  readonly router: Router
  entries: Registration[]
  /** Whether the list is the registry's own rather than that of a run. */
  own: boolean
}

/** Everything that several runs said, by router. */
export class Registry {
  readonly modules = new Set<SourceModule>()
  readonly diagnostics: Diagnostic[] = []
  readonly #routers = new Map<Value, Collected>()
  readonly #added = new Set<Run>()
  readonly #called = new Set<FunctionLike>()

  add(run: Run | undefined): void {
    if (run === undefined || this.#added.has(run)) return
    this.#added.add(run)
    if (run.callee === undefined) this.modules.add(run.module)
    else this.#called.add(run.callee)
    this.diagnostics.push(...run.diagnostics)
    for (const effect of run.effects) {
      if (effect.kind === 'run') this.add(effect.run)
      else this.#tell(effect)
    }
  }

  /** What most routers are told, they are told by one run, whose list is taken as it is. */
  #tell({ router, entries }: Extract<Effect, { kind: 'told' }>): void {
    const known = this.#routers.get(router.value)
    if (known === undefined) {
      this.#routers.set(router.value, { router, entries, own: false })
      return
    }
    if (!known.own) known.entries = [...known.entries]
    known.own = true
    for (const one of entries) known.entries.push(one)
  }

  /** In the order in which they were first told something; those that are added while one goes through them come last. */
  get routers(): Iterable<Told> {
    return this.#routers.values()
  }

  told(router: Router): readonly Registration[] {
    return this.#routers.get(router.value)?.entries ?? []
  }

  /** Whether a function was run, by whoever called it. */
  called(callee: FunctionLike): boolean {
    return this.#called.has(callee)
  }

  get hasApplication(): boolean {
    for (const { router } of this.#routers.values()) if (router.application) return true
    return false
  }
}
