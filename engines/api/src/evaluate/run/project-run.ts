import type { Expression } from 'oxc-parser'
import { exportedName } from '../declarations.js'
import type { Environment } from '../environment.js'
import type { Evaluator } from '../evaluator.js'
import { absolute, folderOf } from '../file-paths.js'
import type { ModuleGraph } from '../module-graph.js'
import { parseModule, type SourceModule } from '../source-module.js'
import type { Value } from '../value.js'
import { Computation } from './computation.js'
import { Callable, type Data, fieldsOf, isFields, MISSING, unfollowed } from './data.js'
import { globals } from './globals.js'
import { knownModule } from './node-modules.js'
import { packagePath } from './package-path.js'
import { Running } from './run-expression.js'
import { runModule } from './run-module.js'
import { Scope } from './scope.js'

interface Loaded {
  readonly module: SourceModule
  readonly scope: Scope
}

/** Modules of a project and of its packages, run over plain data as far as that can be followed. */
export class ProjectRun {
  readonly #computation = new Computation()
  readonly #running = new Running(this.#computation)
  readonly #globals = globals(this.#computation)
  /** Of the project, by what they mean at present. */
  readonly #own = new WeakMap<Environment, Loaded>()
  readonly #packages = new Map<string, Loaded | undefined>()

  constructor(readonly evaluator: Evaluator) {}

  get graph(): ModuleGraph {
    return this.evaluator.graph
  }

  /** What an expression gives, as `read` takes it from the result before everything is as it was. */
  compute<T>(expression: Expression, env: Environment, read: (data: Data) => T): T {
    return this.#computation.run(() => read(this.#running.expression(expression, this.#around(env))))
  }

  /** The names of an environment: a module's as they are once it has run, those of a call as far as they are plain. */
  #around(env: Environment): Scope {
    if (env.parent === undefined) return this.#ownModule(env.module).scope
    return new Scope(undefined, (name) => {
      const owner = env.ownerOf(name)
      if (owner === undefined || owner.parent === undefined) return this.#ownModule(env.module).scope.get(name)
      return this.#plain(this.evaluator.lookup(name, env, { node: env.module.program, env }))
    })
  }

  #plain(value: Value): Data {
    switch (value.kind) {
      case 'literal':
        return value.value
      case 'function':
        return this.#running.function(value.node, this.#around(value.env))
      case 'array':
        return value.open ? unfollowed('a list of which not all is known') : value.items.map((one) => this.#plain(one))
      case 'object':
        if (value.open) return unfollowed('an object of which not all is known')
        return fieldsOf([...value.members].map(([name, member]) => [name, this.#plain(member.value())]))
      default:
        return unfollowed(`what is ${value.kind}`)
    }
  }

  #ownModule(module: SourceModule): Loaded {
    const env = this.graph.environment(module)
    const known = this.#own.get(env)
    if (known !== undefined) return known
    const loaded = this.#loaded(module)
    this.#own.set(env, loaded)
    this.#run(loaded)
    return loaded
  }

  #package(path: string): Loaded | undefined {
    if (this.#packages.has(path)) return this.#packages.get(path)
    const text = this.graph.files.read(path)
    const loaded = text === undefined ? undefined : this.#loaded(parseModule(path, text))
    this.#packages.set(path, loaded)
    if (loaded !== undefined) this.#run(loaded)
    return loaded
  }

  #loaded(module: SourceModule): Loaded {
    const scope = new Scope(undefined, (name) => this.#globals.get(name) ?? unfollowed(`\`${name}\` is not known`))
    const exports = fieldsOf([])
    const [file, folder] = [absolute(module.path), absolute(folderOf(module.path))]
    scope.declare('exports', exports)
    scope.declare('module', fieldsOf([['exports', exports]]))
    scope.declare('this', module.esm.hasModuleSyntax ? undefined : exports)
    scope.declare('require', new Callable(([specifier]) => this.#imported(module, String(specifier), '=')))
    scope.declare('__filename', file)
    scope.declare('__dirname', folder)
    scope.declare('import.meta', fieldsOf(Object.entries({ url: `file://${file}`, filename: file, dirname: folder })))
    return { module, scope }
  }

  #run({ module, scope }: Loaded): void {
    this.#computation.apart(() => runModule(this.#running, module, scope, (specifier, name) => this.#imported(module, specifier, name)))
  }

  #imported(from: SourceModule, specifier: string, name: string): Data {
    const known = knownModule(this.graph.files, from.path, specifier)
    if (known !== undefined) return name === '*' || name === '=' || name === 'default' ? known : (known[name] ?? MISSING)
    const loaded = this.#found(from, specifier) ?? unfollowed(`${specifier} is not installed`)
    return this.#exported(loaded, name)
  }

  #found(from: SourceModule, specifier: string): Loaded | undefined {
    if (!from.path.split('/').includes('node_modules')) {
      const own = this.graph.resolve(from, specifier)
      if (own !== undefined) return this.#ownModule(own)
    }
    const path = specifier.startsWith('.')
      ? this.graph.resolvePath(from.path, specifier)
      : packagePath(this.graph.files, from.path, specifier)
    return path === undefined ? undefined : this.#package(path)
  }

  #exported(loaded: Loaded, name: string): Data {
    const { module, scope } = loaded
    if (!module.esm.hasModuleSyntax) {
      const exports = this.#computation.member(scope.get('module'), 'exports')
      if (name === '*' || name === '=') return exports
      const marked = isFields(exports) && exports['__esModule'] === true
      return name === 'default' && !marked ? exports : this.#computation.member(exports, name)
    }
    if (name !== '*' && name !== '=') return this.#esmExport(loaded, name) ?? unfollowed(`${module.path} does not export \`${name}\``)
    return unfollowed('a whole module')
  }

  #esmExport(loaded: Loaded, name: string): Data | undefined {
    const { module, scope } = loaded
    for (const node of module.program.body) {
      if (node.type === 'ExportDefaultDeclaration' && name === 'default') {
        const { declaration } = node
        if (declaration.type === 'FunctionDeclaration') return this.#running.function(declaration, scope)
        if (declaration.type === 'ClassDeclaration' || declaration.type === 'TSInterfaceDeclaration') return undefined
        return this.#running.expression(declaration as Expression, scope)
      }
      if (node.type === 'ExportAllDeclaration' && !node.exported && name !== 'default') {
        const other = this.#found(module, node.source.value)
        const found = other && this.#esmExport(other, name)
        if (found !== undefined) return found
      }
      if (node.type !== 'ExportNamedDeclaration') continue
      const specifier = node.specifiers.find((one) => exportedName(one.exported) === name)
      if (specifier === undefined) continue
      const local = exportedName(specifier.local)
      return node.source ? this.#imported(module, node.source.value, local) : scope.get(local)
    }
    return module.esm.staticExports.some(({ entries }) => entries.some((one) => one.exportName.name === name)) ? scope.get(name) : undefined
  }
}
