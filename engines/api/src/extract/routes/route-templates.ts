import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import { HTTP_METHODS, type HttpMethod } from '../../model/model.js'
import { onlyGoesOn } from './goes-on.js'
import { chainLinks } from './mounting.js'
import type { PathChoice } from './path-choices.js'
import { joinPaths, pathsOf } from './path-values.js'
import type { Registration, Router } from './router.js'
import type { Routers } from './routers.js'
import type { Settings } from './settings.js'

type Route = Extract<Registration, { kind: 'route' }>

/** What a registration comes to below a prefix, before the middleware above it is known. */
export interface RouteTemplate {
  readonly full: PathChoice
  readonly methods: readonly HttpMethod[]
  /** By what two routes are the same to a router: method and path, without the names of parameters. */
  readonly keys: readonly string[]
  readonly own: readonly Value[]
}

interface Known {
  readonly prefix: PathChoice
  readonly templates: readonly RouteTemplate[]
}

/** What `all` stands for in a document. */
const ALL: readonly HttpMethod[] = ['get', 'put', 'post', 'delete', 'patch']
const known = new WeakMap<Route, Known>()

/** The paths and methods of a registration below a prefix; undefined where its path can't be known. */
export function routeTemplates(
  route: Route,
  { kind }: Router,
  prefix: PathChoice,
  siblings: readonly Registration[],
  project: { readonly evaluator: Evaluator; readonly routers: Routers; readonly settings: Settings },
): readonly RouteTemplate[] | undefined {
  const before = known.get(route)
  if (before !== undefined && samePath(before.prefix, prefix)) return before.templates
  const choices = pathsOf(route.path, kind, project.settings)
  if (choices === undefined) return undefined
  const methods = methodsOf(route, siblings, choices, project.settings)
  const links = chainLinks(route, project.evaluator, project.routers)
  const own = links.flatMap((link) => (link.kind === 'middleware' ? [link.value] : []))
  const answers = kind !== 'express' || !onlyGoesOn(own.at(-1))
  const templates = (answers ? choices : []).flatMap((choice): readonly RouteTemplate[] => {
    const full = joinPaths(prefix, choice)
    if (isCatchAll(choice, full, route)) return []
    const shape = full.params.length === 0 ? full.path : full.path.replaceAll(/\{[^}]*\}/g, '{}')
    return [{ full, methods, keys: methods.map((method) => `${method} ${shape}`), own }]
  })
  // What `all` means depends on what else the router is told, and settings may change.
  if (route.methods !== 'all' && route.path.kind === 'literal') known.set(route, { prefix, templates })
  return templates
}

export function samePath(a: PathChoice, b: PathChoice): boolean {
  return (
    a.path === b.path &&
    a.params.length === b.params.length &&
    a.params.every((one, index) => one.name === b.params[index]?.name && one.pattern === b.params[index]?.pattern) &&
    a.aliases.length === 0 &&
    b.aliases.length === 0
  )
}

/** `all` in front of other methods of the same path is middleware for them. */
function methodsOf(
  { methods, path }: Route,
  siblings: readonly Registration[],
  choices: readonly PathChoice[],
  settings: Settings,
): readonly HttpMethod[] {
  if (methods !== 'all') return HTTP_METHODS.filter((one) => methods.includes(one))
  const shared = siblings.some((one) => {
    if (one.kind !== 'route' || one.methods === 'all') return false
    if (one.path === path) return true
    return pathsOf(one.path, 'express', settings)?.some(({ path: other }) => choices.some((choice) => choice.path === other))
  })
  return shared ? [] : ALL
}

/** What answers everything else, such as a page for 404 or a single-page application, is no operation. */
function isCatchAll(choice: PathChoice, full: PathChoice, { methods }: Route): boolean {
  const last = choice.params.at(-1)
  if (last?.pattern !== '.*' || !choice.path.endsWith(`{${last.name}}`)) return false
  return methods === 'all' || methods.includes('options') || /^\/?\{[^}]*\}$/.test(full.path)
}
