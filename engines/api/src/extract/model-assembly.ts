import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import type { Evaluator } from '../evaluate/evaluator.js'
import type { ApiModel, NamedSchema, Operation, SecurityScheme } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { type SettledComponents, settleComponents } from './contract/settle-components.js'
import { settledOperation } from './contract/settled-operation.js'
import type { Documented } from './documented/read-documented.js'
import type { ExtractOptions, ExtractResult } from './extract-options.js'
import { OperationNamer } from './name-operations.js'
import type { BuiltOperation } from './operation/build-operation.js'
import type { SchemaComponents } from './schema-components.js'

/** Puts models together, again and again: what stays is the same as before. */
export class ModelAssembly {
  readonly #namer = new OperationNamer()
  #operations: readonly Operation[] = []
  #tags: ApiModel['tags'] = []

  constructor(
    readonly evaluator: Evaluator,
    readonly options: ExtractOptions,
  ) {}

  /** The model of operations that were built and of the components they use, and where these stand. */
  assemble({ built, model: documented, diagnostics }: Documented, context: SchemaComponents, found: readonly Diagnostic[]): ExtractResult {
    const { evaluator, options } = this
    const settled = settleComponents(evaluator, context.components, context.sources)
    const named = this.#namer.name(built)
    const operations = settled.changed ? named.map((one) => settledOperation(one, settled)) : named
    let sites: ExtractResult['sites'] | undefined
    return {
      model: {
        info: { title: options.title ?? 'API', version: options.version ?? '1.0.0', rest: {} },
        servers: [],
        tags: this.#tagsOf(operations),
        operations,
        schemas: schemasOf(settled, documented?.schemas),
        securitySchemes: schemesOf(built, documented?.securitySchemes),
        rest: {},
      },
      diagnostics: [...found, ...context.diagnostics, ...diagnostics],
      // Most want the model alone.
      get sites() {
        sites ??= sitesOf(evaluator, operations, built, settled)
        return sites
      },
    }
  }

  #tagsOf(operations: readonly Operation[]): ApiModel['tags'] {
    const before = this.#operations
    this.#operations = operations
    const same =
      operations.length === before.length && operations.every((one, index) => one === before[index] || sameTags(one, before[index]))
    if (!same) this.#tags = [...new Set(operations.flatMap(({ tags }) => tags))].map((name) => ({ name, rest: {} }))
    return this.#tags
  }
}

function sameTags({ tags }: Operation, other: Operation | undefined): boolean {
  return tags.length === other?.tags.length && tags.every((one, index) => one === other.tags[index])
}

function sitesOf(
  evaluator: Evaluator,
  all: readonly Operation[],
  built: readonly BuiltOperation[],
  { sources }: SettledComponents,
): ExtractResult['sites'] {
  const operations = new Map<string, Place>()
  for (const [index, { id }] of all.entries()) {
    const site = built[index]?.route.site
    if (site !== undefined) operations.set(id, evaluator.place(site))
  }
  return { operations, schemas: new Map([...sources].map(([name, value]) => [name, evaluator.place(value)])) }
}

function schemasOf(settled: SettledComponents, documented: ApiModel['schemas'] = new Map()): ApiModel['schemas'] {
  const schemas = new Map<string, NamedSchema>()
  for (const [name, schema] of settled.schemas)
    schemas.set(name, namedSchema(name, schema, settled.sources.get(name)?.env.module.path ?? ''))
  for (const [name, schema] of documented) schemas.set(name, schema)
  return schemas
}

const named = new WeakMap<object, NamedSchema>()

/** The same object as before where nothing of it has changed. */
function namedSchema(name: string, schema: JsonSchema, file: string): NamedSchema {
  const known = typeof schema === 'object' ? named.get(schema) : undefined
  if (known !== undefined && known.name === name && known.origin.file === file) return known
  const made: NamedSchema = { name, schema, origin: { file, pointer: '' } }
  if (typeof schema === 'object') named.set(schema, made)
  return made
}

function schemesOf(built: readonly BuiltOperation[], documented: ApiModel['securitySchemes'] = new Map()): ApiModel['securitySchemes'] {
  const schemes = new Map<string, SecurityScheme>()
  const add = (scheme: SecurityScheme, name: string) => schemes.set(name, scheme)
  for (const one of built) one.schemes.forEach(add)
  for (const [name, scheme] of documented) schemes.set(name, scheme)
  return schemes
}
