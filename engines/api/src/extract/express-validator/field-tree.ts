import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { FieldRules } from './field-rules.js'

/** Fields by their paths: `user.email`, `items.*.id`, `tags[0]`. */
export class FieldTree {
  #rules: FieldRules = { schema: {}, required: false }
  readonly #children = new Map<string, FieldTree>()

  add(path: readonly string[], rules: FieldRules): void {
    const [name, ...rest] = path
    if (name === undefined) {
      this.#rules = { schema: { ...this.#rules.schema, ...rules.schema }, required: this.#rules.required || rules.required }
      return
    }
    const child = this.#children.get(name) ?? new FieldTree()
    this.#children.set(name, child)
    child.add(rest, rules)
  }

  /** A field is needed where it, or something in it, is; items of a list need not be there. */
  get required(): boolean {
    return this.#rules.required || [...this.#children].some(([name, child]) => name !== '*' && child.required)
  }

  schema(): SchemaObject {
    if (this.#children.size === 0) return this.#rules.schema
    const item = this.#children.get('*')
    if (item !== undefined) return { ...this.#rules.schema, type: 'array', items: item.schema() }
    const named = [...this.#children]
    const required = named.filter(([, child]) => child.required).map(([name]) => name)
    const properties: Readonly<Record<string, JsonSchema>> = Object.fromEntries(named.map(([name, child]) => [name, child.schema()]))
    return { ...this.#rules.schema, type: 'object', properties, ...(required.length === 0 ? {} : { required }) }
  }
}

/** The steps of a field's path; `*` and `**` are every item. */
export function fieldPath(field: string): readonly string[] {
  const steps = field.matchAll(/\[(?:"([^"]*)"|'([^']*)'|(\d+|\*))\]|((?:\\.|[^.[\\])+)/g)
  return [...steps].map(([, double, single, index, plain]) => {
    if (index !== undefined) return '*'
    const name = double ?? single ?? plain?.replace(/\\(.)/g, '$1') ?? ''
    return name === '**' ? '*' : name
  })
}
