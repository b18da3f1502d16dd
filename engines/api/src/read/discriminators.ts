import type { Finding } from '../diagnostics/finding.js'
import { mappingTargetMissing } from '../diagnostics/reading-references.js'
import { discriminatorIgnored } from '../diagnostics/reading-schemas.js'
import { escapeToken } from './json-pointer.js'
import { isRecord, type JsonRecord } from './record.js'
import type { References } from './references.js'
import type { SchemaDraft } from './schema-draft.js'
import type { JsonPath, SchemaFrame } from './schema-frame.js'
import type { SchemaNaming } from './schema-reader.js'
import type { SourceNode } from './source-file.js'

/** What a discriminator needs to find the schemas it maps to. */
export interface MappingContext {
  readonly references: References
  readonly naming: SchemaNaming
  readonly frame: SchemaFrame
  report(finding: Finding, ...path: JsonPath): void
}

/** Brings a discriminator into 3.x form (2.0 has a bare property name); its mapping leads to schema names. */
export function convertDiscriminator(draft: SchemaDraft, context: MappingContext): void {
  const written = draft.get('discriminator')
  const discriminator = typeof written === 'string' ? { propertyName: written } : written
  if (!isRecord(discriminator) || typeof discriminator.propertyName !== 'string') {
    context.report(discriminatorIgnored(), 'discriminator')
    draft.drop('discriminator')
    return
  }
  const { mapping } = discriminator
  draft.set('discriminator', isRecord(mapping) ? { ...discriminator, mapping: namesOf(mapping, draft.source, context) } : discriminator)
}

function namesOf(mapping: JsonRecord, schema: JsonRecord, context: MappingContext): JsonRecord {
  const at = context.frame.node(schema)
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([value, target]) => {
      const node = typeof target === 'string' ? targetOf(target, at, context) : undefined
      const end = node && context.naming.canonical(node)
      if (end !== undefined) return [[value, context.naming.nameOf(end)]]
      context.report(mappingTargetMissing(value, String(target)), 'discriminator', 'mapping', value)
      return []
    }),
  )
}

/** A mapping value is the name of a schema, or a reference (OpenAPI 3.1, 4.8.25: names come first). */
function targetOf(target: string, at: SourceNode, { references, frame }: MappingContext): SourceNode | undefined {
  const components = at.file.dialect === '2.0' ? '#/definitions/' : '#/components/schemas/'
  return references.find(components + escapeToken(target), at, undefined, true) ?? references.find(target, at, frame.root.pointer, true)
}
