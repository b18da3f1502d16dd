import type { ProjectFiles } from '../plan/files.js'
import { Environment } from './environment.js'
import { resolveSpecifier } from './resolve-specifier.js'
import { parseModule, type SourceModule } from './source-module.js'

/** The modules of a project: parsed once per content, found by what an import says. */
export class ModuleGraph {
  readonly #modules = new Map<string, SourceModule>()
  readonly #environments = new Map<string, Environment>()
  readonly #resolved = new Map<string, string | undefined>()

  constructor(readonly files: ProjectFiles) {}

  module(path: string): SourceModule | undefined {
    const known = this.#modules.get(path)
    if (known !== undefined) return known
    const text = this.files.read(path)
    if (text === undefined) return undefined
    const module = parseModule(path, text)
    this.#modules.set(path, module)
    return module
  }

  /** Every module that was asked for so far. */
  get loaded(): Iterable<SourceModule> {
    return this.#modules.values()
  }

  environment(module: SourceModule): Environment {
    const known = this.#environments.get(module.path)
    if (known !== undefined) return known
    const environment = Environment.ofModule(module)
    this.#environments.set(module.path, environment)
    return environment
  }

  /** The project's module that a specifier means; undefined for packages and for what is not there. */
  resolve(from: SourceModule, specifier: string): SourceModule | undefined {
    const key = `${from.path}\n${specifier}`
    if (!this.#resolved.has(key)) this.#resolved.set(key, resolveSpecifier(this.files, from.path, specifier))
    const path = this.#resolved.get(key)
    return path === undefined ? undefined : this.module(path)
  }
}
