import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { Evaluator } from '../evaluate/evaluator.js'
import { ModuleGraph } from '../evaluate/module-graph.js'
import type { ApiModel, NamedSchema, Operation, SecurityScheme } from '../model/model.js'
import type { ProjectFiles } from '../plan/files.js'
import { readDocumented } from './documented/read-documented.js'
import { mergeTemplates } from './merge-templates.js'
import { nameOperations } from './name-operations.js'
import { type BuiltOperation, buildOperation } from './operation/build-operation.js'
import type { GuardNames } from './operation/guards.js'
import { findRoutes } from './routes/find-routes.js'
import { SchemaComponents } from './schema-components.js'
import { schemaReaders } from './schema-readers.js'
import { zodReader } from './zod/read-zod.js'

/** What extraction should know besides the sources. */
export interface ExtractOptions {
  /** Files to begin with, relative to the root; the files that make an application by default. */
  readonly entries?: readonly string[]
  /** Folder to look for them in. */
  readonly root?: string
  /** Security schemes by the names of the project's own guards: `{ requireUser: 'bearerAuth' }`. */
  readonly guards?: GuardNames
  readonly title?: string
  readonly version?: string
}

/** What sources say of an API. */
export interface ExtractResult {
  readonly model: ApiModel
  /** What can't be resolved or read, each with its place. */
  readonly diagnostics: readonly Diagnostic[]
  /** Where operations (by id) and components (by name) stand in the sources. */
  readonly sites: { readonly operations: ReadonlyMap<string, Place>; readonly schemas: ReadonlyMap<string, Place> }
}

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
  const evaluator = new Evaluator(new ModuleGraph(files))
  const found = findRoutes(evaluator, {
    ...(options.entries !== undefined && { entries: options.entries }),
    ...(options.root !== undefined && { root: options.root }),
  })
  const context = new SchemaComponents(evaluator, [zodReader(evaluator), ...schemaReaders(evaluator)])
  const read = mergeTemplates(found.routes.flatMap((route) => buildOperation(evaluator, route, context, options.guards ?? {}) ?? []))
  const documented = readDocumented(evaluator, read, context)
  const { built } = documented
  const operations = nameOperations(built)
  const sites = new Map(operations.map(({ id }, index) => [id, placeOf(evaluator, built[index])]))
  return {
    model: {
      info: { title: options.title ?? 'API', version: options.version ?? '1.0.0', rest: {} },
      servers: [],
      tags: tagsOf(operations),
      operations,
      schemas: new Map([...schemasOf(context), ...(documented.model?.schemas ?? [])]),
      securitySchemes: new Map([...schemesOf(built), ...(documented.model?.securitySchemes ?? [])]),
      rest: {},
    },
    diagnostics: [...found.diagnostics, ...context.diagnostics, ...documented.diagnostics],
    sites: {
      operations: new Map([...sites].flatMap(([id, place]) => (place === undefined ? [] : [[id, place]]))),
      schemas: new Map([...context.sources].map(([name, value]) => [name, evaluator.place(value)])),
    },
  }
}

function placeOf(evaluator: Evaluator, built: BuiltOperation | undefined): Place | undefined {
  return built && evaluator.place(built.route.site)
}

function tagsOf(operations: readonly Operation[]): ApiModel['tags'] {
  return [...new Set(operations.flatMap(({ tags }) => tags))].map((name) => ({ name, rest: {} }))
}

function schemasOf(context: SchemaComponents): ReadonlyMap<string, NamedSchema> {
  return new Map(
    [...context.components].map(([name, schema]) => [
      name,
      { name, schema, origin: { file: context.sources.get(name)?.env.module.path ?? '', pointer: '' } },
    ]),
  )
}

function schemesOf(built: readonly BuiltOperation[]): ReadonlyMap<string, SecurityScheme> {
  return new Map(built.flatMap(({ schemes }) => [...schemes]))
}
