import type { CallExpression, ExportNamedDeclaration, ImportDeclaration, NewExpression, Node } from 'oxc-parser'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { unknownFiller, unknownMethod } from '../../diagnostics/found-routes.js'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { asSuper, methodBodies } from '../../evaluate/instances.js'
import { argumentsOf, invocation } from '../../evaluate/invoke.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import { keyName, unwrap } from '../../evaluate/syntax.js'
import type { ClassValue, FunctionLike, FunctionValue, InstanceValue, Site, Value } from '../../evaluate/value.js'
import { expressCall } from './express.js'
import { fastifyCall } from './fastify.js'
import { isForeignCall } from './foreign-call.js'
import type { Host, RouterCall } from './framework.js'
import { koaCall } from './koa.js'
import { bindItems, iterated } from './loops.js'
import { Relevance } from './relevance.js'
import type { Registration, Router, RouterKind } from './router.js'
import { hasOwnMethod, looksLikeRoute } from './router-methods.js'
import { Routers } from './routers.js'
import type { Run } from './runs.js'
import { type Step, stepsOf } from './steps.js'

const MEANINGS: Readonly<Record<RouterKind, (call: RouterCall, host: Host) => boolean>> = {
  express: expressCall,
  koa: koaCall,
  fastify: fastifyCall,
}

/** Functions within functions that are run; what is deeper is hardly the registering of routes. */
const MAX_DEPTH = 32

/**
 * Runs what modules do when they are loaded, as far as it can register routes: statements in their order, calls of the project's functions
 * with their arguments, loops over what is known. Nothing of the user's is really executed: values come from the evaluator.
 */
export class Interpreter implements Host {
  readonly routers: Routers
  /** What modules in focus register, themselves or by what they call. */
  readonly focused = new WeakSet<Registration>()
  readonly #relevance: Relevance
  /** One for each body that was run, so that nothing is run twice; forgotten with the environment. */
  readonly #runs = new WeakMap<Environment, Run>()
  readonly #adopted = new WeakSet<Environment>()
  readonly #objects = new WeakMap<ClassValue, InstanceValue>()
  #current: Run | undefined
  #depth = 0
  #focused = false

  constructor(
    readonly evaluator: Evaluator,
    /** Modules whose routes alone are wanted; all where there is none. */
    readonly focus: ReadonlySet<string> = new Set(),
  ) {
    this.routers = new Routers(evaluator)
    this.#relevance = new Relevance(evaluator, this.routers)
  }

  record(router: Router, registration: Registration): void {
    if (this.#focused) this.focused.add(registration)
    const effects = this.#current?.effects
    const last = effects?.at(-1)
    if (last?.kind === 'told' && last.router === router) last.entries.push(registration)
    else effects?.push({ kind: 'told', router, entries: [registration] })
  }

  report(diagnostic: Diagnostic): void {
    this.#current?.diagnostics.push(diagnostic)
  }

  load(value: Value): void {
    if (value.kind === 'module') this.runModule(value.module)
  }

  runModule(module: SourceModule): Run {
    return this.#once(this.evaluator.graph.environment(module), undefined, this.focus.has(module.path), (env) => {
      for (const node of module.program.body) {
        const specifier = importedBy(node)
        if (specifier !== undefined) this.#loadSpecifier(module, specifier)
      }
      this.#steps(stepsOf(module.program), env)
    })
  }

  run(callee: FunctionValue, args: readonly Value[], site: Site): void {
    if (this.#depth < MAX_DEPTH) this.#body(callee.node, invocation(this.evaluator, callee, args, site).env)
  }

  /** Runs a function that nobody is seen to call, with parameters that stand for whatever comes. */
  runUncalled(callee: FunctionValue): Run {
    return this.#body(callee.node, this.evaluator.inside(callee))
  }

  /** The same, after some of its parameters were taken for routers. */
  runAdopted(callee: FunctionValue, adopt: () => void): Run {
    const env = this.evaluator.inside(callee)
    if (!this.#adopted.has(env)) {
      this.#adopted.add(env)
      this.#runs.delete(env)
      adopt()
    }
    return this.#body(callee.node, env)
  }

  relevant(callee: FunctionValue): boolean {
    return this.#relevance.ofFunction(callee)
  }

  /** Runs the constructor of a class that nobody is seen to make objects of. */
  constructUncalled(of: ClassValue): Run | undefined {
    if (!this.#relevance.ofClass(of)) return undefined
    const object: InstanceValue = this.#objects.get(of) ?? { kind: 'instance', node: of.node, env: of.env, of, args: [] }
    this.#objects.set(of, object)
    return this.construct(object)
  }

  /** Runs the functions and the module that a value comes from, where nothing has led there yet. */
  runOrigin(value: Value): readonly Run[] {
    const runs: Run[] = []
    for (let env: Environment | undefined = value.env; env !== undefined; env = env.parent) {
      const made = env.self?.kind === 'instance' ? this.construct(env.self) : undefined
      if (made !== undefined) runs.push(made)
      const known = this.#runs.get(env)
      if (env.parent === undefined) runs.push(this.runModule(env.module))
      else if (known !== undefined) runs.push(known)
      else if (env.owner !== undefined) runs.push(this.#body(env.owner, env))
    }
    return runs
  }

  /** Runs what a new object's constructor does, and those of the classes above it. */
  construct(object: InstanceValue): Run | undefined {
    const own = methodBodies(this.evaluator, object).find(({ name }) => name === 'constructor')
    const { superClass } = object.of
    if (own?.env.owner) return this.#body(own.env.owner, own.env)
    return superClass?.kind === 'class' ? this.construct(asSuper(this.evaluator, object, superClass)) : undefined
  }

  #body(node: FunctionLike, env: Environment): Run {
    return this.#once(env, node, this.#focused || this.focus.has(env.module.path), () => {
      if (node.body === null) return
      this.#depth += 1
      this.#steps(stepsOf(node.body.type === 'BlockStatement' ? node.body : node), env)
      this.#depth -= 1
    })
  }

  #once(env: Environment, callee: FunctionLike | undefined, focused: boolean, steps: (env: Environment) => void): Run {
    const known = this.#runs.get(env)
    const run: Run = known ?? { module: env.module, callee, effects: [], diagnostics: [] }
    this.#current?.effects.push({ kind: 'run', run })
    if (known !== undefined) return run
    this.#runs.set(env, run)
    const before = [this.#current, this.#focused] as const
    this.#current = run
    this.#focused = focused
    steps(env)
    ;[this.#current, this.#focused] = before
    return run
  }

  #steps(steps: readonly Step[], around: Environment): void {
    for (const step of steps) {
      const env = around.at(step.node)
      if (step.kind === 'call') this.#call(step.node, env)
      else if (step.kind === 'block') this.#steps(step.steps, env.block(step.node))
      else if (step.kind === 'import') this.load(this.evaluator.evaluate(step.node, env))
      else for (const inner of bindItems(this.evaluator, step.node, env)) this.#steps(step.steps, inner)
    }
  }

  #loadSpecifier(from: SourceModule, specifier: string): void {
    const module = this.evaluator.graph.resolve(from, specifier)
    if (module !== undefined) this.runModule(module)
  }

  #call(node: CallExpression | NewExpression, env: Environment): void {
    if (isForeignCall(this.evaluator, node, env)) return
    const callee = unwrap(node.callee)
    if (callee.type === 'Identifier' && callee.name === 'require' && env.ownerOf('require') === undefined) {
      const [first] = node.arguments
      const specifier = first && first.type !== 'SpreadElement' ? this.evaluator.evaluate(first, env) : undefined
      if (specifier?.kind === 'literal') this.#loadSpecifier(env.module, String(specifier.value))
      return
    }
    if (node.callee.type === 'Super') {
      const { self } = env
      const superClass = self?.kind === 'instance' ? self.of.superClass : undefined
      if (self?.kind === 'instance' && superClass?.kind === 'class') this.construct(asSuper(this.evaluator, self, superClass))
      return
    }
    if (callee.type === 'MemberExpression' && callee.object.type !== 'Super' && this.#method(node, callee, env)) return
    this.#function(node, this.evaluator.evaluate(node.callee, env), env)
  }

  /** A method of a router, of a list, of a function or of a promise; false for what is none of these. */
  #method(node: CallExpression | NewExpression, callee: Extract<Node, { type: 'MemberExpression' }>, env: Environment): boolean {
    if (callee.object.type === 'Super') return false
    const key = callee.computed ? this.evaluator.evaluate(callee.property, env) : undefined
    const names = key === undefined ? [keyName(callee.property, false) ?? ''] : textsOf(key)
    const object = this.evaluator.evaluate(callee.object, env)
    const site = { node, env }
    const target = this.routers.path(object)
    const routers = target === undefined ? this.routers.all(object) : [target.router]
    if (routers.length > 0) {
      if (names.some((name) => hasOwnMethod(this.evaluator, object, name))) return false
      const args = argumentsOf(this.evaluator, node, env)
      let known = false
      for (const router of routers)
        for (const method of names) {
          const call: RouterCall = { router, path: target?.path, method, args, site }
          known = MEANINGS[router.kind](call, this) || known
        }
      if (known) return true
      if (names.length === 0 || names.some((name) => looksLikeRoute(name, args)))
        this.report(unknownMethod(this.evaluator.place({ node: callee.property, env })))
      this.#callbacks(args)
      return true
    }
    const [name = ''] = names
    if (object.kind === 'function' && (name === 'call' || name === 'apply')) {
      const [, ...args] = argumentsOf(this.evaluator, node, env)
      const [first] = args
      this.#invoke(object, name === 'call' ? args : first?.kind === 'array' ? first.items : [], site)
      return true
    }
    return iterated(this.evaluator, object, name, node, env, (callback, args, at) => this.#invoke(callback, args, at))
  }

  #function(node: CallExpression | NewExpression, callee: Value, env: Environment): void {
    const site = { node, env }
    if (callee.kind === 'either') for (const one of callee.options) this.#function(node, one, env)
    if (callee.kind === 'function') this.#invoke(callee, argumentsOf(this.evaluator, node, env), site)
    else if (callee.kind === 'class') {
      const object = this.evaluator.evaluate(node, env)
      if (object.kind === 'instance' && this.#relevance.ofClass(object.of)) this.construct(object)
    } else if (callee.kind !== 'either') {
      const args = argumentsOf(this.evaluator, node, env)
      if (callee.kind === 'unknown' && args.some((one) => this.routers.of(one) !== undefined))
        this.report(unknownFiller(this.evaluator.place(site), callee.reason))
      this.#callbacks(args)
    }
  }

  #invoke(callee: FunctionValue, args: readonly Value[], site: Site): void {
    if (args.some((one) => this.#relevance.carriesRouter(one)) || this.#relevance.ofFunction(callee)) this.run(callee, args, site)
  }

  /** What a package does with a function is not known; that it calls it, is likely. */
  #callbacks(args: readonly Value[]): void {
    for (const one of args) if (one.kind === 'function' && this.#relevance.ofFunction(one)) this.runUncalled(one)
  }
}

function importedBy(node: Node): string | undefined {
  const source = (one: ImportDeclaration | ExportNamedDeclaration) => one.source?.value
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? undefined : source(node)
    case 'ExportNamedDeclaration':
      return node.exportKind === 'type' ? undefined : source(node)
    case 'ExportAllDeclaration':
      return node.exportKind === 'type' ? undefined : node.source.value
    default:
      return undefined
  }
}

function textsOf(value: Value): readonly string[] {
  if (value.kind === 'literal') return [String(value.value)]
  return value.kind === 'either' ? value.options.flatMap(textsOf) : []
}
