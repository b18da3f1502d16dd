import type { JsonObject } from '../model/json.js'
import type { ApiModel, NamedSchema } from '../model/model.js'
import { readInfo, readServers, readTags } from './document-info.js'
import { breakEmptyCircles } from './empty-circles.js'
import { addImplicitMappings } from './implicit-mappings.js'
import { KeptWithoutCode } from './kept-without-code.js'
import { readOperation } from './operations.js'
import { findOperations } from './path-items.js'
import { membersOf, type ReadContext } from './read-context.js'
import type { ReadUnits } from './read-units.js'
import { isRecord } from './record.js'
import type { References } from './references.js'
import type { Reporter } from './reporter.js'
import { restOf } from './rest.js'
import { SchemaReader } from './schema-reader.js'
import { SchemaRegistry } from './schema-registry.js'
import { readSecurity, readSecuritySchemes } from './security.js'
import { SharedComponents } from './shared-components.js'
import { childOf, rootOf, type SourceFile, type SourceNode } from './source-file.js'
import { TypelessSchemas } from './typeless-schemas.js'

/** The model of a description whose files are all loaded. What is wrong goes to the reporter. */
export function buildModel(file: SourceFile, references: References, reporter: Reporter, units: ReadUnits): BuiltModel {
  const entry = rootOf(file)
  const registry = new SchemaRegistry(references, units)
  const typeless = new TypelessSchemas(units)
  const reader = new SchemaReader(references, reporter, registry, typeless, units)
  const kept = new KeptWithoutCode(units)
  const context: ReadContext = {
    references,
    reporter,
    kept,
    components: new SharedComponents(references, entry, units),
    units,
    schema: (node) => reader.read(node),
  }
  units.begin({ ...context, naming: registry, typeless })

  registry.seed(namedSchemas(entry))
  const schemas = new Map<string, NamedSchema>()
  registry.drain(reader, schemas)
  const info = readInfo(context, entry)
  const schemes = readSecuritySchemes(context, entry)
  const defaults = { entry, schemes, security: readSecurity(context, childOf(entry, 'security'), schemes) }
  const operations = findOperations(context, entry).map((found) => readOperation(context, found, defaults))
  registry.drain(reader, schemas)
  const broken = breakEmptyCircles(schemas, reporter)
  addImplicitMappings(schemas)
  countWebhooks(entry, kept)
  typeless.report(reporter)
  kept.report(reporter)
  const model = {
    info,
    servers: readServers(context, entry),
    tags: readTags(context, entry),
    operations,
    schemas,
    securitySchemes: schemes,
    rest: documentRest(entry),
  }
  return { model, broken }
}

/** A model, and whether circles in it had to be broken: then its schemas are not what their own values say. */
export interface BuiltModel {
  readonly model: ApiModel
  readonly broken: boolean
}

function namedSchemas(entry: SourceNode): SourceNode | undefined {
  if (entry.file.dialect === '2.0') return childOf(entry, 'definitions')
  const components = childOf(entry, 'components')
  return components && childOf(components, 'schemas')
}

function countWebhooks(entry: SourceNode, kept: KeptWithoutCode): void {
  for (const key of ['webhooks', 'x-webhooks']) {
    const webhooks = childOf(entry, key)
    const count = membersOf(webhooks).length
    if (webhooks !== undefined && count > 0) kept.add('webhooks', webhooks, count)
  }
}

const READ = [
  'openapi',
  'swagger',
  'info',
  'servers',
  'tags',
  'paths',
  'components',
  'security',
  'definitions',
  'securityDefinitions',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
]

/** The document's top level without what the model holds elsewhere; the components that only operations use stay as they are written. */
function documentRest(entry: SourceNode): JsonObject {
  if (!isRecord(entry.value)) return {}
  const components = isRecord(entry.value.components) ? restOf(entry.value.components, 'schemas', 'securitySchemes') : {}
  const paths = pathRest(entry)
  return {
    ...restOf(entry.value, ...READ),
    ...(Object.keys(components).length > 0 && { components }),
    ...(Object.keys(paths).length > 0 && { paths }),
  }
}

/** What paths say besides their operations: summaries, descriptions, extensions. */
function pathRest(entry: SourceNode): JsonObject {
  return restOf(
    Object.fromEntries(
      membersOf(childOf(entry, 'paths'), true).flatMap(({ key, node }) => {
        if (!isRecord(node.value)) return []
        const { summary, description } = node.value
        const said = restOf({ summary, description, ...extensionsOf(node.value) })
        return key.startsWith('x-') ? [[key, node.value]] : Object.keys(said).length > 0 ? [[key, said]] : []
      }),
    ),
  )
}

function extensionsOf(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key.startsWith('x-')))
}
