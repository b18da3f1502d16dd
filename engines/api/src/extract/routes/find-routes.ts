import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { otherApplication } from '../../diagnostics/found-routes.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { assignedWithin } from '../../evaluate/outer-assignments.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoutes } from '../found-route.js'
import { Assembly } from './assemble.js'
import { byPackage } from './by-package.js'
import { entriesAbove, foundEntries } from './entries.js'
import { Interpreter } from './interpreter.js'
import { mountedBy } from './mounting.js'
import type { Router } from './router.js'
import { Registry } from './runs.js'
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
 * @example
 * const evaluator = new Evaluator(new ModuleGraph(diskFiles('.')))
 * for (const { method, path } of findRoutes(evaluator, { entries: ['src/app.ts'] }).routes) console.log(method, path)
 */
export function findRoutes(evaluator: Evaluator, options: FindOptions = {}): FoundRoutes {
  const { entries, root = '' } = options
  const { graph } = evaluator
  if (entries === undefined) return assembleOne(interpret(evaluator, foundEntries(graph, root), true))
  const own = interpret(evaluator, entries, false)
  if (own.begins) return assemble(own)
  // An entry that makes no application by itself is part of a program, which says where its routes are and what its functions are given.
  const whole = interpret(evaluator, entriesAbove(graph, root, entries), false, entries)
  const known = own.registry.hasApplication ? assemble(own) : undefined
  const all = whole.registry.hasApplication ? assemble(whole) : undefined
  if (all !== undefined && all.routes.length >= (known?.routes.length ?? 0)) return all
  return known ?? assemble(interpret(evaluator, entries, true))
}

interface Interpretation {
  readonly interpreter: Interpreter
  readonly registry: Registry
  /** Whether loading the entries makes an application, without anybody calling what they export. */
  readonly begins: boolean
}

/** Interpreters keep what modules did, so that only those are run again that a change concerns. */
const interpreters = new WeakMap<Evaluator, Map<string, Interpreter>>()

function interpret(evaluator: Evaluator, entries: readonly string[], adopting: boolean, focus: readonly string[] = []): Interpretation {
  const byFocus = interpreters.get(evaluator) ?? new Map<string, Interpreter>()
  interpreters.set(evaluator, byFocus)
  const key = focus.join('\n')
  const interpreter = byFocus.get(key) ?? new Interpreter(evaluator, new Set(focus))
  byFocus.set(key, interpreter)
  const registry = new Registry()
  const modules = entries.flatMap((path) => evaluator.graph.module(path) ?? [])
  for (const module of modules) registry.add(interpreter.runModule(module))
  const begins = registry.hasApplication
  runUncalled(interpreter, registry, modules, adopting)
  return { interpreter, registry, begins }
}

function assemble(interpretation: Interpretation): FoundRoutes {
  return assembled(interpretation, rootsOf(interpretation))
}

/** Routers that hang on no other: applications, where there are any. */
function rootsOf({ interpreter, registry }: Interpretation): readonly Router[] {
  const mounted = mountedRouters(interpreter, registry)
  const { hasApplication } = registry
  return [...registry.routers].flatMap(({ router }) =>
    (router.application || !hasApplication) && !mounted.has(router.value) ? [router] : [],
  )
}

function assembled({ interpreter, registry }: Interpretation, roots: readonly Router[]): FoundRoutes {
  const assembly = new Assembly(interpreter, registry, settingsOf(interpreter.evaluator, registry))
  for (const root of roots) assembly.addRoot(root)
  return { routes: assembly.routes, diagnostics: distinct([...registry.diagnostics, ...assembly.diagnostics]) }
}

/** A document is of one API: where nobody says which, and several packages have an application, it is the one with the most routes. */
function assembleOne(interpretation: Interpretation): FoundRoutes {
  const { evaluator } = interpretation.interpreter
  if (!interpretation.registry.hasApplication) return assemble(interpretation)
  const roots = rootsOf(interpretation)
  const packages = [...byPackage(evaluator.graph, roots)]
  const [first, ...others] = packages.map(([folder, own]) => ({ folder, own, found: assembled(interpretation, own) }))
  if (first === undefined || others.length === 0) return first?.found ?? assembled(interpretation, roots)
  const all = [first, ...others]
  const most = all.reduce((best, one) => (one.found.routes.length > best.found.routes.length ? one : best))
  const left = all.filter((one) => one !== most && one.found.routes.length > 0)
  const notes = left.flatMap(({ own }) => own.map(({ value }) => otherApplication(evaluator.place(value), most.folder)))
  return { routes: most.found.routes, diagnostics: [...most.found.diagnostics, ...notes] }
}

/** What runs several times says the same each time. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, place }: Diagnostic) => [code, place?.file, place?.line, place?.column].join('\n')
  return [...new Map(diagnostics.map((one) => [keyOf(one), one])).values()]
}

function settingsOf(evaluator: Evaluator, registry: Registry): Settings {
  return new Settings(evaluator.graph.files, (name) => {
    for (const module of registry.modules) {
      const [first] = module.text.includes(name) ? assignedWithin(evaluator, module, `global.${name}`) : []
      if (first !== undefined) return first
    }
    return undefined
  })
}

/** Routers that hang on another. Where they come from is run on the way, which may bring more. */
function mountedRouters(interpreter: Interpreter, registry: Registry): ReadonlySet<Value> {
  const mounted = new Set<Value>()
  for (const { entries } of registry.routers) {
    for (const router of mountedBy(entries, interpreter.evaluator, interpreter.routers)) {
      if (mounted.has(router.value)) continue
      mounted.add(router.value)
      for (const run of interpreter.runOrigin(router.value)) registry.add(run)
    }
  }
  return mounted
}
