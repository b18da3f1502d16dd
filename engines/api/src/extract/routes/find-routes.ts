import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FoundRoutes } from '../found-route.js'
import { Assembly } from './assemble.js'
import { entryModules } from './entries.js'
import { Interpreter } from './interpreter.js'
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
  const interpreter = new Interpreter(evaluator)
  const entries = entryModules(evaluator.graph, options)
  for (const module of entries) interpreter.runModule(module)
  runUncalled(interpreter, entries)
  const assembly = new Assembly(interpreter, new Settings(evaluator.graph.files))
  const routers = () => [...interpreter.registrations.values()].map(({ router }) => router)
  for (const router of routers()) if (router.application && !assembly.mounted.has(router.value)) assembly.addRoot(router)
  if (!routers().some(({ application }) => application)) {
    // Who is mounted is only known when all were walked.
    const survey = new Assembly(interpreter, assembly.settings)
    for (const router of routers()) survey.addRoot(router)
    for (const router of routers()) if (!survey.mounted.has(router.value)) assembly.addRoot(router)
  }
  return { routes: assembly.routes, diagnostics: [...interpreter.diagnostics, ...assembly.diagnostics] }
}
