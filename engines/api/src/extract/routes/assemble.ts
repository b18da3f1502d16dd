import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { unresolvedMount, unresolvedPath, unresolvedPrefix } from '../../diagnostics/found-routes.js'
import { unwrap } from '../../evaluate/syntax.js'
import type { Site, Value } from '../../evaluate/value.js'
import type { FoundRoute } from '../found-route.js'
import { foreignRouter } from './foreign-router.js'
import type { Interpreter } from './interpreter.js'
import { chainLinks, type Link } from './mounting.js'
import type { PathChoice } from './path-choices.js'
import { joinPaths, pathsOf } from './path-values.js'
import { routeTemplates, samePath } from './route-templates.js'
import type { Registration, Router } from './router.js'
import type { Registry } from './runs.js'
import type { Settings } from './settings.js'

type Of<K extends Registration['kind']> = Extract<Registration, { kind: K }>

/** Where a router hangs. */
interface Context {
  readonly prefix: PathChoice
  readonly middleware: readonly Middleware[]
  readonly routers: readonly string[]
  readonly above: ReadonlySet<Value>
  /** Whether it hangs on what is in focus. */
  readonly focused: boolean
}

/** Middleware, and the path that it is for; none where it is for all that comes after. */
interface Middleware {
  readonly value: Value
  readonly below: string
}

/** A route, and by what it is the same as another to a router. */
interface Found {
  readonly key: string
  readonly route: FoundRoute
}

/** What came of registrations that hang nothing below their router; they are mostly the same after a change elsewhere. */
const walked = new WeakMap<readonly Registration[], { readonly context: Context; readonly found: readonly Found[] }>()

const ROOT: PathChoice = { path: '/', params: [], aliases: [] }

/** Follows what was registered from an application down: prefixes, chains, names of routers. */
export class Assembly {
  readonly routes: FoundRoute[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly #seen = new Set<string>()
  /** What is found while steady registrations are gone through. */
  #found: Found[] | undefined

  constructor(
    readonly interpreter: Interpreter,
    readonly registry: Registry,
    readonly settings: Settings,
  ) {}

  addRoot(router: Router): void {
    this.#walk(router, { prefix: ROOT, middleware: [], routers: [], above: new Set(), focused: this.interpreter.focus.size === 0 })
  }

  #walk(router: Router, context: Context): void {
    if (context.above.has(router.value)) return
    const registrations = this.registry.told(router)
    const prefixes = this.#ownPrefix(router, registrations, context)
    const name = this.interpreter.evaluator.nameOf(router.value)?.name
    for (const prefix of prefixes) {
      const inner: Context = {
        prefix,
        middleware: [...context.middleware],
        routers: name === undefined ? context.routers : [...context.routers, name],
        above: new Set([...context.above, router.value]),
        focused: context.focused || this.interpreter.focus.has(router.value.env.module.path),
      }
      this.#registrations(router, registrations, inner)
    }
  }

  #registrations(router: Router, registrations: readonly Registration[], context: Context): void {
    const steady = context.focused && (walked.has(registrations) || registrations.every((one) => this.#isSteady(one)))
    if (!steady) {
      this.#each(router, registrations, context)
      return
    }
    const known = walked.get(registrations)
    if (known !== undefined && sameContext(known.context, context)) {
      for (const one of known.found) this.#add(one)
      return
    }
    const outer = this.#found
    const found: Found[] = []
    this.#found = found
    this.#each(router, registrations, context)
    this.#found = outer
    walked.set(registrations, { context, found })
  }

  /** Whether all that comes of it depends on where its router hangs: it hangs nothing below, and reports nothing. */
  #isSteady(one: Registration): boolean {
    if (one.kind === 'route') return one.methods !== 'all' && one.path.kind === 'literal'
    if (one.kind === 'hook') return true
    if (one.kind !== 'use' || one.path !== undefined) return false
    const last = one.chain.at(-1)
    if (last === undefined || last.kind === 'unknown' || foreignRouter(last) !== undefined) return false
    return chainLinks(one, this.interpreter.evaluator, this.interpreter.routers).every(({ kind }) => kind === 'middleware')
  }

  #each(router: Router, registrations: readonly Registration[], context: Context): void {
    // Fastify's hooks are for all routes of an instance, also for those above them.
    const hooks = registrations.flatMap((one) => (one.kind === 'hook' ? [{ value: one.handler, below: '' }] : []))
    const middleware: Middleware[] = [...context.middleware, ...hooks]
    const inner = { ...context, middleware }
    for (const one of registrations) {
      const own = context.focused || !this.interpreter.focused.has(one) ? inner : { ...inner, focused: true }
      if (one.kind === 'use') this.#use(router, one, own, middleware)
      else if (one.kind === 'route') this.#route(router, one, own, registrations)
      else if (one.kind === 'child') {
        for (const prefix of this.#below(one.prefix, router, own.prefix, one.site)) this.#walk(one.child, { ...own, prefix })
      }
    }
  }

  /** `new Router({ prefix })` and `router.prefix()`. */
  #ownPrefix(router: Router, registrations: readonly Registration[], context: Context): readonly PathChoice[] {
    if (router.kind !== 'koa' || router.application) return [context.prefix]
    const said = registrations.findLast((one): one is Of<'prefix'> => one.kind === 'prefix')?.path
    const { options } = router
    const given = options?.kind === 'object' ? options.members.get('prefix')?.value() : undefined
    const path = said ?? given
    return path === undefined ? [context.prefix] : this.#below(path, router, context.prefix, path)
  }

  /** The paths below a prefix; none, with a diagnostic, where the path can't be known. */
  #below(path: Value | undefined, router: Router, prefix: PathChoice, site: Value | Of<'use'>['site']): readonly PathChoice[] {
    if (path === undefined) return [prefix]
    const choices = pathsOf(path, router.kind, this.settings)
    if (choices !== undefined) return choices.map((one) => joinPaths(prefix, one))
    this.#report(unresolvedPrefix(this.interpreter.evaluator.place(calledAt(site))))
    return []
  }

  #use(router: Router, registration: Of<'use'>, context: Context, middleware: Middleware[]): void {
    const { path, chain, site } = registration
    const links = chainLinks(registration, this.interpreter.evaluator, this.interpreter.routers)
    const isMount = links.some(({ kind }) => kind !== 'middleware')
    if (!isMount) {
      const last = chain.at(-1)
      const foreign = last && foreignRouter(last)
      if (last?.kind === 'unknown') this.#report(unresolvedMount(this.interpreter.evaluator.place(last), last.reason))
      else if (last && foreign !== undefined)
        this.#report(unresolvedMount(this.interpreter.evaluator.place(last), `it is a router that ${foreign} makes`))
      const choices = path === undefined ? [] : (pathsOf(path, router.kind, this.settings) ?? [])
      const places = path === undefined ? [''] : choices.map((one) => joinPaths(context.prefix, one).path)
      for (const below of places) for (const link of links) if (link.kind === 'middleware') middleware.push({ value: link.value, below })
      return
    }
    for (const prefix of this.#below(path, router, context.prefix, site)) this.#mount(links, router, { ...context, prefix }, site)
  }

  #mount(links: readonly Link[], router: Router, context: Context, site: Of<'use'>['site']): void {
    const before: Middleware[] = []
    for (const link of links) {
      const inner = { ...context, middleware: [...context.middleware, ...before] }
      if (link.kind === 'middleware') before.push({ value: link.value, below: '' })
      else if (link.kind === 'router') this.#walk(link.router, inner)
      else
        for (const prefix of this.#below(link.path, router, context.prefix, site))
          this.#mount(link.links, router, { ...inner, prefix }, site)
    }
  }

  #route(router: Router, registration: Of<'route'>, context: Context, siblings: readonly Registration[]): void {
    const { site, options } = registration
    const { evaluator, routers } = this.interpreter
    const templates = routeTemplates(registration, router, context.prefix, siblings, { evaluator, routers, settings: this.settings })
    if (templates === undefined) this.#report(unresolvedPath(evaluator.place(calledAt(site))))
    if (templates === undefined || !context.focused) return
    for (const { full, methods, keys, own } of templates) {
      const chain: Value[] = []
      for (const { value, below } of context.middleware) if (below === '' || isBelow(full.path, below)) chain.push(value)
      for (const value of own) chain.push(value)
      for (const [index, method] of methods.entries()) {
        this.#add({
          key: keys[index] ?? '',
          route: {
            framework: router.kind,
            method,
            path: full.path,
            params: full.params,
            aliases: full.aliases,
            chain,
            handler: own.at(-1),
            options: options?.kind === 'object' ? options : undefined,
            site,
            routers: context.routers,
          },
        })
      }
    }
  }

  /** The first of those that answer the same request is the one that does. */
  #add(found: Found): void {
    this.#found?.push(found)
    if (this.#seen.has(found.key)) return
    this.#seen.add(found.key)
    this.routes.push(found.route)
  }

  #report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic)
  }
}

function sameContext(a: Context, b: Context): boolean {
  return (
    samePath(a.prefix, b.prefix) &&
    a.middleware.length === b.middleware.length &&
    a.middleware.every((one, index) => one.value === b.middleware[index]?.value && one.below === b.middleware[index]?.below) &&
    a.routers.length === b.routers.length &&
    a.routers.every((one, index) => one === b.routers[index])
  )
}

/** Whether a path is at or below another; parameters fit everything. */
function isBelow(path: string, above: string): boolean {
  if (above === '/') return true
  const [parts, wanted] = [path.split('/'), above.replace(/\/$/, '').split('/')]
  return wanted.every((one, index) => one === parts[index] || (/[{}]/.test(one) && parts[index] !== undefined))
}

/** Where a call stands: all calls of a chain begin where the chain does, so one of them is where its method is named. */
function calledAt({ node, env }: Site): Site {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return { node, env }
  return { node: callee.property, env }
}
