import type { Place } from '../diagnostics/diagnostic.js'
import type { Evaluator } from '../evaluate/evaluator.js'
import type { Site } from '../evaluate/value.js'
import type { ApiModel, NamedSchema, Operation, SecurityScheme } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { type SettledComponents, settleComponents } from './contract/settle-components.js'
import { settledOperation } from './contract/settled-operation.js'
import type { Documented } from './documented/read-documented.js'
import type { ExtractOptions, ExtractResult } from './extract-options.js'
import { nameOperations } from './name-operations.js'
import type { BuiltOperation } from './operation/build-operation.js'
import type { SchemaComponents } from './schema-components.js'

/** The model of operations that were built and of the components they use, and where these stand. */
export function extractedModel(
  evaluator: Evaluator,
  { built, model }: Documented,
  context: SchemaComponents,
  { title = 'API', version = '1.0.0' }: ExtractOptions,
): Pick<ExtractResult, 'model' | 'sites'> {
  const settled = settleComponents(evaluator, context.components, context.sources)
  const operations = nameOperations(built).map((one) => settledOperation(one, settled))
  const sites = new Map<string, Place>()
  for (const [index, { id }] of operations.entries()) {
    const site = built[index]?.route.site
    if (site !== undefined) sites.set(id, placeOf(evaluator, site))
  }
  return {
    model: {
      info: { title, version, rest: {} },
      servers: [],
      tags: tagsOf(operations),
      operations,
      schemas: schemasOf(settled, model?.schemas),
      securitySchemes: schemesOf(built, model?.securitySchemes),
      rest: {},
    },
    sites: { operations: sites, schemas: new Map([...settled.sources].map(([name, value]) => [name, placeOf(evaluator, value)])) },
  }
}

const places = new WeakMap<Site, Place>()

function placeOf(evaluator: Evaluator, site: Site): Place {
  const known = places.get(site) ?? evaluator.place(site)
  places.set(site, known)
  return known
}

function tagsOf(operations: readonly Operation[]): ApiModel['tags'] {
  const names = new Set<string>()
  for (const { tags } of operations) for (const name of tags) names.add(name)
  return [...names].map((name) => ({ name, rest: {} }))
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
  for (const one of built) for (const [name, scheme] of one.schemes) schemes.set(name, scheme)
  for (const [name, scheme] of documented) schemes.set(name, scheme)
  return schemes
}
