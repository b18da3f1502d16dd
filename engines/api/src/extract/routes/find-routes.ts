import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoutes } from '../found-route.js'
import { Assembly } from './assemble.js'
import { entriesAbove, foundEntries } from './entries.js'
import { Interpreter } from './interpreter.js'
import { chainLinks, routersIn } from './mounting.js'
import { Settings } from './settings.js'
import { runUncalled } from './uncalled.js'

export interface FindOptions {
  /** Files to begin with, relative to the root; found where none is given. */
  readonly entries?: readonly string[]
  /** Folder to look for entries in, relative to the root of the files. */
  readonly root?: string
}

/**
 * Finds who serves which method and path in the user's sources, without running any: from the files that make an application, or from routers
 * that nobody mounts where there is none.
 *
 * @param evaluator over the project's files
 * @param options entries or folder to begin with
 * @returns routes in the order in which they are registered, and a diagnostic for each mount or path that can't be resolved
 */
export function findRoutes(evaluator: Evaluator, options: FindOptions = {}): FoundRoutes {
  const { files } = evaluator.graph
  const { entries, root = '' } = options
  if (entries === undefined) return assemble(interpret(evaluator, foundEntries(files, root), true))
  const interpreter = interpret(evaluator, entries, false)
  if (interpreter.hasApplication) return assemble(interpreter)
  // An entry that makes no application is part of one, which says where its routes are.
  const whole = interpret(evaluator, entriesAbove(files, root, entries), false, new Set(entries))
  return assemble(whole.hasApplication ? whole : interpret(evaluator, entries, true))
}

function interpret(evaluator: Evaluator, entries: readonly string[], adopting: boolean, focus?: ReadonlySet<string>): Interpreter {
  const interpreter = new Interpreter(evaluator, focus)
  const modules = entries.flatMap((path) => evaluator.graph.module(path) ?? [])
  for (const module of modules) interpreter.runModule(module)
  runUncalled(interpreter, modules, adopting)
  return interpreter
}

function assemble(interpreter: Interpreter): FoundRoutes {
  const assembly = new Assembly(interpreter, new Settings(interpreter.evaluator.graph.files))
  const mounted = mountedRouters(interpreter)
  const { hasApplication } = interpreter
  for (const { router } of [...interpreter.registrations.values()])
    if ((router.application || !hasApplication) && !mounted.has(router.value)) assembly.addRoot(router)
  return { routes: assembly.routes, diagnostics: [...interpreter.diagnostics, ...assembly.diagnostics] }
}

/** Routers that hang on another. Where they come from is run on the way, which may bring more. */
function mountedRouters(interpreter: Interpreter): ReadonlySet<Value> {
  const mounted = new Set<Value>()
  for (const { entries } of interpreter.registrations.values()) {
    for (const one of entries) {
      if (one.kind === 'child') mounted.add(one.child.value)
      if (one.kind !== 'use' && one.kind !== 'route') continue
      for (const router of routersIn(chainLinks(one.chain, interpreter.evaluator, interpreter.routers))) {
        mounted.add(router.value)
        interpreter.runOrigin(router.value)
      }
    }
  }
  return mounted
}
