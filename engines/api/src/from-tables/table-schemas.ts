import type { NamedSchema } from '../model/model.js'
import { type JsonSchema, type SchemaObject, schemaRef } from '../model/schema.js'
import { NameScope } from '../render/names.js'
import type { Property, Resource } from './resource.js'
import { ERROR_SCHEMA, schemaName } from './schema-name.js'
import type { ColumnSchema } from './table.js'

export const NOWHERE = { file: '', pointer: '' }

/** The schemas of an API of tables: rows, new rows, changes, pages, and the enumerations that they share. */
export class TableSchemas {
  readonly #named = new Map<string, NamedSchema>()
  /** Names of enumerations, by what they are called in the database and what is in them. */
  readonly #enums = new Map<string, string>()
  readonly #names: NameScope

  constructor(resources: readonly Resource[]) {
    const taken = resources.flatMap(({ type }) => [type, `New${type}`, `${type}Changes`, `${type}Page`])
    this.#names = new NameScope([ERROR_SCHEMA, ...taken], { ignoreCase: true })
    for (const resource of resources) this.#addTable(resource)
  }

  get all(): ReadonlyMap<string, NamedSchema> {
    return this.#named
  }

  /** The values that a parameter for a column takes. */
  parameter({ column }: Property): JsonSchema {
    return this.#valueOf(column.named, column.read)
  }

  add(name: string, schema: SchemaObject): void {
    this.#named.set(name, { name, schema, origin: NOWHERE })
  }

  #addTable(resource: Resource): void {
    const { type, table, columns, key } = resource
    const described = table.comment === undefined ? {} : { description: table.comment }
    const properties = (some: readonly Property[], side: 'read' | 'write') =>
      Object.fromEntries(some.map((one) => [one.property, this.#propertyOf(one, side)]))
    this.add(type, {
      type: 'object',
      ...described,
      properties: properties(columns, 'read'),
      ...required(columns.map(({ property }) => property)),
    })
    this.add(`${type}Page`, {
      type: 'object',
      properties: {
        items: { type: 'array', items: { $ref: schemaRef(type) } },
        next: { type: ['string', 'null'], description: 'The cursor of the next page; null on the last one.' },
      },
      required: ['items', 'next'],
    })
    if (!table.writable) return
    const inKey = new Set(key.map(({ property }) => property))
    const writable = columns.filter(({ column }) => column.writable)
    this.add(`New${type}`, {
      type: 'object',
      properties: properties(
        writable.map((one) => (inKey.has(one.property) ? notEmpty(one) : one)),
        'write',
      ),
      ...required(writable.flatMap(({ property, column }) => (column.required ? [property] : []))),
      additionalProperties: false,
    })
    const changing = changeable(resource)
    if (changing.length === 0) return
    this.add(`${type}Changes`, {
      type: 'object',
      properties: properties(changing, 'write'),
      minProperties: 1,
      additionalProperties: false,
    })
  }

  #propertyOf({ column }: Property, side: 'read' | 'write'): JsonSchema {
    const value = this.#valueOf(column.named, column[side])
    const schema = column.nullable ? orNull(value) : value
    return column.comment === undefined || typeof schema === 'boolean' ? schema : { ...schema, description: column.comment }
  }

  #valueOf(named: string | undefined, schema: ColumnSchema): JsonSchema {
    if (named === undefined || schema.enum === undefined) return jsonSchemaOf(schema)
    const key = JSON.stringify([named, schema.enum])
    const known = this.#enums.get(key)
    if (known !== undefined) return { $ref: schemaRef(known) }
    const name = this.#names.take(schemaName(named))
    this.#enums.set(key, name)
    this.add(name, jsonSchemaOf(schema))
    return { $ref: schemaRef(name) }
  }
}

/** An empty text is no part of a path: nobody could reach the row again. */
function notEmpty({ property, column }: Property): Property {
  const { write } = column
  const isText = write.type === 'string' && write.minLength === undefined && write.enum === undefined && write.pattern === undefined
  return isText ? { property, column: { ...column, write: { ...write, minLength: 1 } } } : { property, column }
}

/** What can be changed of a row; where it is, its key, says which row it is. */
export function changeable({ columns, key, table }: Resource): readonly Property[] {
  const inKey = new Set(key.map(({ property }) => property))
  return table.writable ? columns.filter(({ column, property }) => column.writable && !inKey.has(property)) : []
}

function required(names: readonly string[]): { readonly required?: readonly string[] } {
  return names.length === 0 ? {} : { required: names }
}

function jsonSchemaOf({ items, properties, anyOf, ...rest }: ColumnSchema): SchemaObject {
  return {
    ...rest,
    ...(anyOf !== undefined && { anyOf: anyOf.map(jsonSchemaOf) }),
    ...(items !== undefined && { items: orNull(jsonSchemaOf(items.of)) }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, { of }]) => [name, orNull(jsonSchemaOf(of))])),
    }),
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const { type } = schema
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] }
  if (typeof type !== 'string') return schema.$ref === undefined ? schema : { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [type, 'null'], ...(schema.enum !== undefined && { enum: [...schema.enum, null] }) }
}
