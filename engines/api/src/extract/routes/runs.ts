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

export type Effect =
  | { readonly kind: 'registration'; readonly router: Router; readonly registration: Registration; readonly focused: boolean }
  | { readonly kind: 'run'; readonly run: Run }

/** What a router was told, in order. */
export interface Told {
  readonly router: Router
  readonly entries: Registration[]
}

/** Everything that several runs said, by router. */
export class Registry {
  readonly routers = new Map<Value, Told>()
  readonly modules = new Set<SourceModule>()
  readonly diagnostics: Diagnostic[] = []
  /** What modules in focus register, themselves or by what they call. */
  readonly focused = new Set<Registration>()
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
      else this.#tell(effect.router, effect.registration, effect.focused)
    }
  }

  #tell(router: Router, registration: Registration, focused: boolean): void {
    const known = this.routers.get(router.value)
    if (known === undefined) this.routers.set(router.value, { router, entries: [registration] })
    else known.entries.push(registration)
    if (focused) this.focused.add(registration)
  }

  /** Whether a function was run, by whoever called it. */
  called(callee: FunctionLike): boolean {
    return this.#called.has(callee)
  }

  get hasApplication(): boolean {
    for (const { router } of this.routers.values()) if (router.application) return true
    return false
  }
}
