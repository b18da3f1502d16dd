import { Evaluator } from '../evaluate/evaluator.js'
import { ModuleGraph } from '../evaluate/module-graph.js'
import type { ProjectFiles } from '../plan/files.js'
import { BuiltRoutes } from './built-routes.js'
import { readDocumented } from './documented/read-documented.js'
import type { ExtractOptions, ExtractResult } from './extract-options.js'
import { TemplateMerger } from './merge-templates.js'
import { ModelAssembly } from './model-assembly.js'
import { buildOperation } from './operation/build-operation.js'
import { findRoutes } from './routes/find-routes.js'
import { SchemaComponents } from './schema-components.js'
import { schemaReaders } from './schema-readers.js'
import { refreshProject } from './whole-project.js'
import { zodReader } from './zod/read-zod.js'

/**
 * Reads the API that route sources serve, again and again while they are edited, without running any of them. Only what depends on changed
 * files is read anew; operations and components that stay are the same objects as before.
 *
 * @example
 * const extractor = new RouteExtractor(diskFiles('apps/api'), { entries: ['src/main.ts'] })
 * const { model } = extractor.extract()
 * extractor.changed(['src/users/routes.ts'])
 * extractor.extract().model // as the sources are now
 */
export class RouteExtractor {
  readonly #options: ExtractOptions
  readonly #evaluator: Evaluator
  readonly #routes = new BuiltRoutes()
  readonly #templates = new TemplateMerger()
  readonly #assembly: ModelAssembly

  /**
   * @param files   the project's files; they are read when they are needed
   * @param options where to begin, and what the project calls its guards
   */
  constructor(files: ProjectFiles, options: ExtractOptions = {}) {
    this.#options = options
    this.#evaluator = new Evaluator(new ModuleGraph(files))
    this.#assembly = new ModelAssembly(this.#evaluator, options)
  }

  /**
   * Takes note of files that were changed, added or removed.
   *
   * @param paths relative to the project, with `/`
   */
  changed(paths: readonly string[]): void {
    refreshProject(this.#evaluator.graph, paths)
  }

  /**
   * What the sources say now, exactly as `extractRoutes` would read it.
   *
   * @returns the model; what can't be resolved is left out of it and told by a diagnostic
   */
  extract(): ExtractResult {
    const { entries, root, guards = {} } = this.#options
    const evaluator = this.#evaluator
    const found = findRoutes(evaluator, { ...(entries !== undefined && { entries }), ...(root !== undefined && { root }) })
    const context = new SchemaComponents(evaluator, [zodReader(evaluator), ...schemaReaders(evaluator)])
    const read = this.#routes.build(found.routes, context, (route) => buildOperation(evaluator, route, context, guards))
    const documented = readDocumented(evaluator, this.#templates.merge(read), context)
    return this.#assembly.assemble(documented, context, found.diagnostics)
  }
}
