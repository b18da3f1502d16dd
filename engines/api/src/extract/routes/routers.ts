import type { Evaluator } from '../../evaluate/evaluator.js'
import { asSuper, superArguments } from '../../evaluate/instances.js'
import type { CallValue, InstanceValue, Value } from '../../evaluate/value.js'
import { makesRouter, passesRouter } from './packages.js'
import type { Router, RouterKind } from './router.js'

/** Methods that give something else than the router they are called on. */
const OTHER: Readonly<Record<RouterKind, ReadonlySet<string>>> = {
  express: new Set(['route', 'listen', 'path', 'render', 'address']),
  koa: new Set(['listen', 'callback', 'allowedMethods', 'url', 'match', 'route', 'createContext']),
  fastify: new Set(['inject', 'listen', 'close', 'printRoutes', 'hasRoute', 'getSchema', 'getSchemas', 'findRoute']),
}

/** Tells which values are routers. What chains give, such as `app.use(a).use(b)`, is the router that they begin with. */
export class Routers {
  readonly #known = new WeakMap<Value, Router | null>()

  constructor(readonly evaluator: Evaluator) {}

  /** The router that a value is; undefined for what is none. */
  of(value: Value): Router | undefined {
    const known = this.#known.get(value)
    if (known !== undefined) return known ?? undefined
    // What refers to itself is none.
    this.#known.set(value, null)
    const router = this.#find(value)
    this.#known.set(value, router ?? null)
    return router
  }

  /** Each router that a value may be. */
  all(value: Value): readonly Router[] {
    if (value.kind === 'either') return value.options.flatMap((one) => this.all(one))
    const router = this.of(value)
    return router === undefined ? [] : [router]
  }

  /** Takes a value for a router, such as the parameter of a plugin that nobody registers. */
  adopt(value: Value, kind: RouterKind, application: boolean): Router {
    const router: Router = { kind, value, application, options: undefined }
    this.#known.set(value, router)
    return router
  }

  #find(value: Value): Router | undefined {
    switch (value.kind) {
      case 'call':
        return this.#ofCall(value)
      case 'member':
        // express-ws: `expressWs(app).app`
        return value.name === 'app' && value.object.kind === 'call' ? this.#passed(value.object) : undefined
      case 'instance':
        return this.#ofInstance(value)
      default:
        return undefined
    }
  }

  /** An object of a class that extends a router; its options are what `super()` is given at last. */
  #ofInstance(value: InstanceValue): Router | undefined {
    let object = value
    while (object.of.superClass?.kind === 'class') object = asSuper(this.evaluator, object, object.of.superClass)
    const { superClass } = object.of
    const made = superClass?.kind === 'external' ? makesRouter(superClass) : undefined
    return made && { ...made, value: value.derived ?? value, options: superArguments(this.evaluator, object)[0] }
  }

  #ofCall(value: CallValue): Router | undefined {
    const { callee } = value
    if (callee.kind === 'external') {
      const made = makesRouter(callee)
      return made === undefined ? this.#passed(value) : { ...made, value, options: value.args[0] }
    }
    if (callee.kind !== 'member') return undefined
    const router = this.of(callee.object)
    return router === undefined || OTHER[router.kind].has(callee.name) ? undefined : router
  }

  #passed(value: CallValue): Router | undefined {
    const [first] = value.args
    return value.callee.kind === 'external' && passesRouter(value.callee) && first ? this.of(first) : undefined
  }

  /** `router.route('/x')`, also after `.get(…)`: the router and the path. */
  path(value: Value): { readonly router: Router; readonly path: Value } | undefined {
    if (value.kind !== 'call' || value.callee.kind !== 'member') return undefined
    const { object, name } = value.callee
    const router = this.of(object)
    const [path] = value.args
    if (router !== undefined) return router.kind === 'express' && name === 'route' && path ? { router, path } : undefined
    return this.path(object)
  }
}
