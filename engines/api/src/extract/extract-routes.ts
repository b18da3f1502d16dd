import type { ProjectFiles } from '../plan/files.js'
import type { ExtractOptions, ExtractResult } from './extract-options.js'
import { RouteExtractor } from './route-extractor.js'

/**
 * Reads the API that route sources of Express, Fastify or Koa serve, without running any of them.
 *
 * @param files   the project's files
 * @param options where to begin, and what the project calls its guards
 * @returns the model; what can't be resolved is left out of it and told by a diagnostic
 * @example
 * const { model } = extractRoutes(diskFiles('apps/api'), { entries: ['src/main.ts'] })
 * model.operations.map(({ method, path }) => `${method} ${path}`) // ['get /users', 'get /users/{id}', …]
 */
export function extractRoutes(files: ProjectFiles, options: ExtractOptions = {}): ExtractResult {
  return new RouteExtractor(files, options).extract()
}
