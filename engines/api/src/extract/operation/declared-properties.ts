import { type JsonSchema, refName } from '../../model/schema.js'

export interface DeclaredProperty {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** The properties that a schema names at its top, references and `allOf` followed: each is a parameter. */
export function propertiesOf(schema: JsonSchema | undefined, components: ReadonlyMap<string, JsonSchema>): readonly DeclaredProperty[] {
  if (schema === undefined) return []
  const found = new Map<string, DeclaredProperty>()
  const visit = (one: JsonSchema, certain: boolean, depth: number): void => {
    if (typeof one === 'boolean' || depth > 8) return
    const target = one.$ref === undefined ? undefined : components.get(refName(one.$ref) ?? '')
    if (target !== undefined) visit(target, certain, depth + 1)
    for (const [name, own] of Object.entries(one.properties ?? {})) {
      // `forbidden()` and the like.
      if (own === false) continue
      const required = certain && one.required?.includes(name) === true
      const known = found.get(name)
      found.set(name, { name, schema: known?.schema ?? own, required: required || known?.required === true })
    }
    for (const each of one.allOf ?? []) visit(each, certain, depth + 1)
    for (const each of one.anyOf ?? []) visit(each, false, depth + 1)
    for (const each of one.oneOf ?? []) visit(each, false, depth + 1)
  }
  visit(schema, true, 0)
  return [...found.values()]
}
