import type { Evaluator } from '../../evaluate/evaluator.js'
import type { ObjectValue, Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { isJsonSchema, SCHEMA_KEYWORDS, SCHEMA_LISTS, SCHEMA_MAPS, UNSPOKEN } from './keywords.js'
import { modernised } from './modernise.js'
import { referenceTarget } from './references.js'
import { nameOfId, SchemaIds } from './schema-ids.js'

/**
 * Reads JSON Schemas that are written out as literals: of any draft, with OpenAPI 3.0's `nullable`, with schemas of other libraries as parts.
 * Those that are constants, have an `$id` or are referred to become components; `$ref`s lead to `definitions`, `$defs` and `$id`s of the whole
 * project.
 */
export function jsonSchemaReader(evaluator: Evaluator): SchemaReader {
  const reading = new JsonSchemaReading(evaluator)
  return (value, context) => (value.kind === 'object' && isJsonSchema(value) ? reading.named(value, value, context) : undefined)
}

class JsonSchemaReading {
  readonly #ids: SchemaIds

  constructor(readonly evaluator: Evaluator) {
    this.#ids = new SchemaIds(evaluator)
  }

  /** A reference where the schema has a name of its own, else the schema. */
  named(value: ObjectValue, root: Value, context: SchemaContext): JsonSchema {
    const body = () => this.#keywords(value, root, context)
    const id = textOrUndefined(memberOf(value, '$id'))
    const isConstant = this.evaluator.nameOf(value) !== undefined
    if (!(isConstant && isStructured(value)) && id === undefined) return body()
    return context.reference(value, body, isConstant ? undefined : nameOfId(id)) ?? body()
  }

  /** A part of a schema, where nearly every object is one. */
  #part(value: Value, root: Value, context: SchemaContext): JsonSchema {
    if (value.kind === 'literal' && typeof value.value === 'boolean') return value.value
    if (value.kind === 'object') {
      const own =
        memberOf(value, '$id') !== undefined || memberOf(value, 'definitions') !== undefined || memberOf(value, '$defs') !== undefined
      return this.named(value, own ? value : root, context)
    }
    const schema = context.read(value)
    if (schema === undefined) context.note(value, 'A part of the schema is not known.')
    return schema ?? {}
  }

  #keywords(value: ObjectValue, root: Value, context: SchemaContext): SchemaObject {
    if (value.open) context.note(value, 'What is spread into the schema is not known.')
    const schema: Record<string, unknown> = {}
    for (const [keyword, member] of value.members) {
      const given = member.value()
      if (UNSPOKEN.has(keyword) || (given.kind === 'literal' && given.value === undefined)) continue
      if (keyword === '$ref') {
        const target = this.#reference(given, root, context)
        if (target === false || target === true) return {}
        Object.assign(schema, target)
      } else if (SCHEMA_MAPS.has(keyword)) schema[keyword] = this.#map(given, root, context)
      else if (SCHEMA_LISTS.has(keyword) || (keyword === 'items' && given.kind === 'array'))
        schema[keyword] = this.#list(given, root, context)
      else if (SCHEMA_KEYWORDS.has(keyword) || keyword === 'additionalItems') schema[keyword] = this.#part(given, root, context)
      else {
        const constant = constantOf(given)
        if (constant === undefined) context.note(given, `What \`${keyword}\` says is not known.`)
        else schema[keyword] = constant
      }
    }
    return modernised(schema)
  }

  #map(value: Value, root: Value, context: SchemaContext): Readonly<Record<string, JsonSchema>> {
    if (value.kind !== 'object') {
      context.note(value, 'The properties of the schema are not known.')
      return {}
    }
    if (value.open) context.note(value, 'Some properties of the schema are not known.')
    return Object.fromEntries([...value.members].map(([name, member]) => [name, this.#part(member.value(), root, context)]))
  }

  #list(value: Value, root: Value, context: SchemaContext): readonly JsonSchema[] {
    if (value.kind !== 'array' || value.open) context.note(value, 'Not all schemas of the list are known.')
    return value.kind === 'array' ? value.items.map((one) => this.#part(one, root, context)) : []
  }

  #reference(value: Value, root: Value, context: SchemaContext): JsonSchema {
    const ref = textOrUndefined(value)
    const target = ref === undefined ? undefined : referenceTarget(ref, root, this.#ids)
    if (target === undefined) {
      context.note(value, ref === undefined ? 'What the schema refers to is not known.' : `"${ref}" is found nowhere in the sources.`)
      return {}
    }
    const { value: found } = target
    if (found.kind !== 'object') return context.read(found) ?? {}
    const body = () => this.#keywords(found, target.root, context)
    const name = this.evaluator.nameOf(found) === undefined ? (nameOfId(textOrUndefined(memberOf(found, '$id'))) ?? target.name) : undefined
    return context.reference(found, body, name) ?? body()
  }
}

/** Constants such as `{ type: 'string' }` are not worth a name. */
function isStructured(value: ObjectValue): boolean {
  const constant: JsonValue | undefined = constantOf(memberOf(value, 'type') ?? value)
  return constant === 'object' || ['properties', 'anyOf', 'oneOf', 'allOf', 'enum'].some((keyword) => value.members.has(keyword))
}
