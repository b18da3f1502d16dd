import type { Evaluator } from '../../evaluate/evaluator.js'
import { propertyOf } from '../../evaluate/members.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { isWhole } from './packages.js'
import type { Registration, Router } from './router.js'
import type { Routers } from './routers.js'
import { stepsOf } from './steps.js'

/** A part of a chain: a router, middleware, or a router below a path of its own. */
export type Link =
  | { readonly kind: 'router'; readonly router: Router }
  | { readonly kind: 'middleware'; readonly value: Value }
  | { readonly kind: 'mounted'; readonly path: Value; readonly links: readonly Link[] }

const known = new WeakMap<Registration, readonly Link[]>()
/** The links of a registration's chain, found once. A function that is given to `use` may hand requests to a router; one that answers does not. */
export function chainLinks(registration: Chained, evaluator: Evaluator, routers: Routers): readonly Link[] {
  const before = known.get(registration)
  if (before !== undefined) return before
  const links = linksOf(registration.chain, { evaluator, routers, functions: registration.kind === 'use' })
  known.set(registration, links)
  return links
}

type Chained = Extract<Registration, { kind: 'use' | 'route' }>

interface Search {
  readonly evaluator: Evaluator
  readonly routers: Routers
  readonly functions: boolean
}

const mounts = new WeakMap<readonly Registration[], readonly Router[]>()
/** The routers that a router's registrations hang on it; found once for a list that is not added to. */
export function mountedBy(entries: readonly Registration[], evaluator: Evaluator, routers: Routers): readonly Router[] {
  const before = mounts.get(entries)
  if (before !== undefined) return before
  const found = entries.flatMap((one) => {
    if (one.kind === 'child') return [one.child]
    return one.kind === 'use' || one.kind === 'route' ? routersIn(chainLinks(one, evaluator, routers)) : []
  })
  mounts.set(entries, found)
  return found
}

function routersIn(links: readonly Link[]): readonly Router[] {
  return links.flatMap((one) => (one.kind === 'router' ? [one.router] : one.kind === 'mounted' ? routersIn(one.links) : []))
}

/** Takes what `use` or a route was given apart: lists, `koa-compose`, `koa-mount`, modules, and functions that hand requests to a router. */
function linksOf(values: readonly Value[], search: Search): readonly Link[] {
  const { evaluator, routers } = search
  return values.flatMap((value): readonly Link[] => {
    const router = routers.of(value)
    if (router !== undefined) return [{ kind: 'router', router }]
    switch (value.kind) {
      case 'array':
        return linksOf(value.items, search)
      case 'either': {
        const links = linksOf(value.options, search)
        return links.some((one) => one.kind !== 'middleware') ? links : [{ kind: 'middleware', value }]
      }
      case 'module': {
        const whole = propertyOf(evaluator, value, 'default', value)
        return whole.kind === 'unknown' ? [{ kind: 'middleware', value }] : linksOf([whole], search)
      }
      case 'object':
        return value.members.has('default')
          ? linksOf([propertyOf(evaluator, value, 'default', value)], search)
          : [{ kind: 'middleware', value }]
      case 'call': {
        const { callee, args } = value
        if (callee.kind !== 'external' || !isWhole(callee.path)) return [{ kind: 'middleware', value }]
        if (callee.specifier === 'koa-compose') return linksOf(args, search)
        const [first, second] = args
        if (callee.specifier !== 'koa-mount' || first === undefined) return [{ kind: 'middleware', value }]
        return second === undefined ? linksOf([first], search) : [{ kind: 'mounted', path: first, links: linksOf([second], search) }]
      }
      case 'function': {
        const inner = search.functions ? calledRouter(value, evaluator, routers) : undefined
        return inner === undefined ? [{ kind: 'middleware', value }] : [{ kind: 'router', router: inner }]
      }
      default:
        return [{ kind: 'middleware', value }]
    }
  })
}

/** `(req, res, next) => router(req, res, next)` */
function calledRouter(value: FunctionValue, evaluator: Evaluator, routers: Routers): Router | undefined {
  const { body, params } = value.node
  const [request] = params
  if (body === null || request?.type !== 'Identifier' || params.length < 2) return undefined
  for (const step of stepsOf(body.type === 'BlockStatement' ? body : value.node)) {
    if (step.kind !== 'call' || step.node.type !== 'CallExpression' || step.node.arguments.length < 2) continue
    const { callee } = step.node
    const [first] = step.node.arguments
    if (first?.type !== 'Identifier' || first.name !== request.name) continue
    if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') continue
    const router = routers.of(evaluator.evaluate(callee, evaluator.inside(value)))
    if (router !== undefined) return router
  }
  return undefined
}
