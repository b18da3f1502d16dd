import type { ProjectFiles } from '../plan/files.js'
import { Environment } from './environment.js'
import { forgetExports } from './exports.js'
import { keptStatements } from './kept-statements.js'
import { resolveSpecifier } from './resolve-specifier.js'
import { parseModule, type SourceModule } from './source-module.js'
import { forgetPaths } from './tsconfig-paths.js'

/** The modules of a project: parsed once per content, found by what an import says. */
export class ModuleGraph {
  /** How often files came or went, which can change what imports mean. */
  layout = 0
  readonly #texts = new Map<string, string | undefined>()
  readonly #modules = new Map<string, SourceModule>()
  readonly #loaded = new Set<string>()
  #inOrder: readonly string[] | undefined
  readonly #volatile = new Set<string>()
  readonly #loading = new Set<string>()
  readonly #environments = new Map<string, Environment>()
  readonly #resolved = new Map<string, Map<string, string | undefined>>()
  readonly #relative = new Map<string, string | undefined>()
  readonly #importers = new Map<string, Set<string>>()

  constructor(readonly files: ProjectFiles) {}

  /** The text of a file, read once. */
  text(path: string): string | undefined {
    const known = this.#texts.get(path)
    if (known !== undefined || this.#texts.has(path)) return known
    const text = this.files.read(path)
    this.#texts.set(path, text)
    return text
  }

  module(path: string): SourceModule | undefined {
    const known = this.#modules.get(path)
    if (known !== undefined) {
      this.#loaded.add(path)
      return known
    }
    const text = this.text(path)
    if (text === undefined) return undefined
    const module = parseModule(path, text)
    this.#modules.set(path, module)
    this.#loaded.add(path)
    return module
  }

  /** Every module that was asked for so far, by path: in whichever order they were, the same come of it. */
  get loaded(): readonly SourceModule[] {
    if (this.#inOrder?.length !== this.#loaded.size) this.#inOrder = [...this.#loaded].sort()
    return this.#inOrder.flatMap((path) => this.#modules.get(path) ?? [])
  }

  /** Notes that a module loads another without an import, as those do that load a folder. */
  loads(from: SourceModule, path: string): void {
    const importers = this.#importers.get(path) ?? new Set()
    this.#importers.set(path, importers.add(from.path))
    this.#loading.add(from.path)
  }

  /** Notes that what a module means depends on who calls it, which no import tells. */
  dependsOnCallers(module: SourceModule): void {
    this.#volatile.add(module.path)
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
    const path = this.resolvePath(from.path, specifier)
    if (path === undefined) return undefined
    const importers = this.#importers.get(path)
    if (importers === undefined) this.#importers.set(path, new Set([from.path]))
    else importers.add(from.path)
    return this.module(path)
  }

  /** The path of what a specifier means, without parsing it. */
  resolvePath(from: string, specifier: string): string | undefined {
    let known = this.#resolved.get(from)
    if (known === undefined) {
      known = new Map()
      this.#resolved.set(from, known)
    }
    const before = known.get(specifier)
    if (before !== undefined || known.has(specifier)) return before
    const path = resolveSpecifier(this.files, from, specifier, this.#relative)
    known.set(specifier, path)
    return path
  }

  /**
   * Takes note of files that were changed, added or removed. The others stay parsed; what was found out is forgotten for those that import a
   * changed one, directly or not, and for all when files came or went.
   *
   * @returns the modules that are concerned; those whose text is the same as before are not
   */
  refresh(paths: readonly string[]): ReadonlySet<string> {
    const changed = paths.filter((path) => !this.#texts.has(path) || this.#texts.get(path) !== this.files.read(path))
    const moved = changed.some((path) => this.#texts.get(path) === undefined || !this.files.isFile(path))
    for (const path of changed) {
      this.#texts.delete(path)
      this.#modules.delete(path)
    }
    if (moved || changed.some((path) => /(?:^|\/)(?:[tj]sconfig[\w.-]*|package)\.json$/.test(path))) {
      this.forget()
      return new Set(changed)
    }
    const concerned = new Set(changed.length === 0 ? [] : [...changed, ...this.#volatile])
    for (const path of concerned) for (const importer of this.#importers.get(path) ?? []) concerned.add(importer)
    const former = new Map([...concerned].map((path) => [path, this.#environments.get(path)]))
    for (const path of concerned) this.#environments.delete(path)
    for (const env of former.values()) if (env !== undefined) forgetExports(env)
    for (const [path, env] of former)
      if (env !== undefined && !changed.includes(path) && !this.#volatile.has(path) && !this.#loading.has(path))
        this.#environments.set(
          path,
          Environment.renewed(
            env,
            keptStatements(env.module, (one) => this.#leadsTo(path, one, concerned)),
          ),
        )
    return concerned
  }

  #leadsTo(from: string, specifier: string, concerned: ReadonlySet<string>): boolean {
    const path = this.resolvePath(from, specifier)
    return path !== undefined && concerned.has(path)
  }

  /** Forgets everything but what is parsed, as if nobody had looked at the project yet. */
  forget(): void {
    this.layout += 1
    this.#resolved.clear()
    this.#relative.clear()
    this.#importers.clear()
    this.#environments.clear()
    this.#loaded.clear()
    this.#inOrder = undefined
    this.#volatile.clear()
    this.#loading.clear()
    forgetPaths(this.files)
  }
}
