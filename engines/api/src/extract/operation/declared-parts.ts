import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { refName } from '../../model/schema.js'
import type { SchemaContext } from '../schema-reader.js'
import type { DeclaredPart } from './reading.js'
import type { RequestPart } from './request-parts.js'

export type PartSchemas = ReadonlyMap<RequestPart, readonly JsonSchema[]>

/** The schemas that the parts of a request are checked against; what no reader knows is none. */
export function declaredSchemas(declared: readonly DeclaredPart[], context: SchemaContext): PartSchemas {
  const schemas = new Map<RequestPart, JsonSchema[]>()
  for (const { part, schema: value } of declared) {
    const schema = context.read(value)
    if (schema === undefined) continue
    const known = schemas.get(part) ?? []
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(schema))) schemas.set(part, [...known, schema])
  }
  return schemas
}

export interface DeclaredProperty {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** The properties that schemas name at their top, references and `allOf` followed: each is a parameter. */
export function propertiesOf(schemas: readonly JsonSchema[], components: ReadonlyMap<string, JsonSchema>): readonly DeclaredProperty[] {
  const found = new Map<string, DeclaredProperty>()
  const visit = (schema: JsonSchema, certain: boolean, depth: number): void => {
    if (typeof schema === 'boolean' || depth > 8) return
    const target = schema.$ref === undefined ? undefined : components.get(refName(schema.$ref) ?? '')
    if (target !== undefined) visit(target, certain, depth + 1)
    for (const [name, own] of Object.entries(schema.properties ?? {})) {
      if (own === false) continue
      const required = certain && schema.required?.includes(name) === true
      const known = found.get(name)
      found.set(name, { name, schema: known?.schema ?? own, required: required || known?.required === true })
    }
    for (const one of schema.allOf ?? []) visit(one, certain, depth + 1)
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(one, false, depth + 1)
  }
  for (const one of schemas) visit(one, true, 0)
  return [...found.values()]
}

/** Several schemas that all hold, as one. */
export function allOf(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  return schemas.length > 1 ? ({ allOf: schemas } satisfies SchemaObject) : schemas[0]
}
