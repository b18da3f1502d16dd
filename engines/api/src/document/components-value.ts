import type { JsonObject } from '../model/json.js'
import type { ApiModel } from '../model/model.js'
import { isRecord } from '../read/record.js'
import { keptSchema } from './kept-values.js'
import type { UsedComponents } from './used-components.js'
import { schemaValue } from './values/schema-value.js'
import { schemeValue } from './values/security-value.js'
import { defined, type UsedKind, type Writing } from './values/writing.js'

const USED: readonly UsedKind[] = ['parameters', 'requestBodies', 'responses', 'headers']

/**
 * The components of a new document; undefined where there are none.
 *
 * @param kept those that the model keeps as they were written: of them, what operations use is written from the operations
 */
export function componentsValue(
  model: ApiModel,
  used: UsedComponents,
  kept: JsonObject,
  writing: Writing,
): Record<string, unknown> | undefined {
  const schemas = [...model.schemas].map(([name, { schema }]): [string, unknown] => [name, keptSchema(schema, writing)])
  const kinds = Object.fromEntries(USED.map((kind) => [kind, usedOf(kind, used, kept, writing)]))
  const schemes = [...model.securitySchemes].map(([name, scheme]): [string, unknown] => [name, schemeValue(scheme, writing)])
  const others = Object.fromEntries(Object.entries(kept).filter(([key]) => !Object.hasOwn(kinds, key)))
  const { pathItems, ...plain } = others
  if (pathItems !== undefined && writing.version === '3.0') writing.unsaid('components/pathItems', 'x-pathItems')
  const components = defined({
    schemas: schemas.length === 0 ? undefined : Object.fromEntries(schemas),
    ...kinds,
    ...plain,
    [writing.version === '3.0' ? 'x-pathItems' : 'pathItems']: pathItems,
    securitySchemes: schemes.length === 0 ? undefined : Object.fromEntries(schemes),
  })
  return Object.keys(components).length === 0 ? undefined : components
}

function usedOf(kind: UsedKind, used: UsedComponents, kept: JsonObject, writing: Writing): Record<string, unknown> | undefined {
  const written = kept[kind]
  const unused = isRecord(written)
    ? Object.entries(written).map(([name, value]): [string, unknown] => [name, unusedValue(value, writing)])
    : []
  // An assignment of known names keeps their places in the document.
  const all = new Map([...unused, ...used.of(kind)])
  return all.size === 0 ? undefined : Object.fromEntries(all)
}

/** A component that nothing uses, as it was written; its schemas in the words of the version. */
function unusedValue(value: unknown, writing: Writing): unknown {
  if (Array.isArray(value)) return value.map((item) => unusedValue(item, writing))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'example' || key === 'examples' || key === 'default') return [key, member]
      return [key, key === 'schema' && isSchema(member) ? schemaValue(member, writing) : unusedValue(member, writing)]
    }),
  )
}

function isSchema(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value)
}
