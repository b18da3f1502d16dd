import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FunctionValue, Site, Value } from '../../evaluate/value.js'
import type { Registration, Router } from './router.js'
import type { Routers } from './routers.js'

/** A call of a method of a router. */
export interface RouterCall {
  readonly router: Router
  /** The path that `router.route(path)` was given, for calls of what it gives. */
  readonly path: Value | undefined
  readonly method: string
  readonly args: readonly Value[]
  readonly site: Site
}

/** What a framework's meaning of a call may do. */
export interface Host {
  readonly evaluator: Evaluator
  readonly routers: Routers
  record(router: Router, registration: Registration): void
  /** Runs a function as if it was called with these arguments. */
  run(callee: FunctionValue, args: readonly Value[], site: Site): void
  /** Runs what a module does when it is loaded. */
  load(value: Value): void
  report(diagnostic: Diagnostic): void
}
