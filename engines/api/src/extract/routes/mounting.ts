import type { Evaluator } from '../../evaluate/evaluator.js'
import { propertyOf } from '../../evaluate/members.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { isWhole } from './packages.js'
import type { Router } from './router.js'
import type { Routers } from './routers.js'
import { stepsOf } from './steps.js'

/** A part of a chain: a router, middleware, or a router below a path of its own. */
export type Link =
  | { readonly kind: 'router'; readonly router: Router }
  | { readonly kind: 'middleware'; readonly value: Value }
  | { readonly kind: 'mounted'; readonly path: Value; readonly links: readonly Link[] }

const known = new WeakMap<readonly Value[], readonly Link[]>()
/** The links of a registration's chain, found once. */
export function chainLinks(chain: readonly Value[], evaluator: Evaluator, routers: Routers): readonly Link[] {
  const before = known.get(chain) ?? linksOf(chain, evaluator, routers)
  known.set(chain, before)
  return before
}

/** The routers in a chain, also those below a path of their own. */
export function routersIn(links: readonly Link[]): readonly Router[] {
  return links.flatMap((one) => (one.kind === 'router' ? [one.router] : one.kind === 'mounted' ? routersIn(one.links) : []))
}

/** Takes what `use` or a route was given apart: lists, `koa-compose`, `koa-mount`, modules, and functions that hand requests to a router. */
function linksOf(values: readonly Value[], evaluator: Evaluator, routers: Routers): readonly Link[] {
  return values.flatMap((value): readonly Link[] => {
    const router = routers.of(value)
    if (router !== undefined) return [{ kind: 'router', router }]
    switch (value.kind) {
      case 'array':
        return linksOf(value.items, evaluator, routers)
      case 'either': {
        const links = linksOf(value.options, evaluator, routers)
        return links.some((one) => one.kind !== 'middleware') ? links : [{ kind: 'middleware', value }]
      }
      case 'module': {
        const whole = propertyOf(evaluator, value, 'default', value)
        return whole.kind === 'unknown' ? [{ kind: 'middleware', value }] : linksOf([whole], evaluator, routers)
      }
      case 'object':
        return value.members.has('default')
          ? linksOf([propertyOf(evaluator, value, 'default', value)], evaluator, routers)
          : [{ kind: 'middleware', value }]
      case 'call': {
        const { callee, args } = value
        if (callee.kind !== 'external' || !isWhole(callee.path)) return [{ kind: 'middleware', value }]
        if (callee.specifier === 'koa-compose') return linksOf(args, evaluator, routers)
        const [first, second] = args
        if (callee.specifier !== 'koa-mount' || first === undefined) return [{ kind: 'middleware', value }]
        return second === undefined
          ? linksOf([first], evaluator, routers)
          : [{ kind: 'mounted', path: first, links: linksOf([second], evaluator, routers) }]
      }
      case 'function': {
        const inner = calledRouter(value, evaluator, routers)
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
