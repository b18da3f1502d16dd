import type { Operation, Parameter, Response } from '../model/model.js'
import { type JsonSchema, schemaRef } from '../model/schema.js'
import { NameScope } from '../render/names.js'
import type { Resource, TableOperation } from './resource.js'
import { ERROR_SCHEMA, schemaName } from './schema-name.js'
import type { ApiTable } from './table.js'
import { changeable, NOWHERE, type TableSchemas } from './table-schemas.js'

type Refusal = 'BadRequest' | 'Forbidden' | 'NotFound' | 'Conflict' | 'Unavailable'

const REFUSALS: Readonly<Record<Refusal, { readonly status: string; readonly description: string }>> = {
  BadRequest: { status: '400', description: 'The request does not match what this operation accepts.' },
  Forbidden: { status: '403', description: 'The row may not be added or changed like this.' },
  NotFound: { status: '404', description: 'There is no such row.' },
  Conflict: { status: '409', description: 'Other rows stand in the way.' },
  Unavailable: { status: '503', description: 'The database can’t answer now; try again.' },
}

/** Every operation that tables allow, in the order of the tables. */
export function tableOperations<T extends ApiTable>(resources: readonly Resource<T>[]): readonly TableOperation<T>[] {
  const ids = new NameScope([], { ignoreCase: true })
  const byRef = new Map(resources.map((one) => [one.table.ref, one]))
  return resources.flatMap((resource): readonly TableOperation<T>[] => {
    const { type, plural, table, key } = resource
    const one = (kind: TableOperation['kind'], name: string) => ({ id: ids.take(name), kind, resource })
    return [
      one('list', `list${plural}`),
      ...(table.writable ? [one('create', `create${type}`)] : []),
      ...(key.length > 0 ? [one('get', `get${type}`)] : []),
      ...(changeable(resource).length > 0 ? [one('update', `update${type}`)] : []),
      ...(table.writable ? [one('delete', `delete${type}`)] : []),
      ...parentsOf(resource, byRef).map(({ parent, suffix }) => ({
        ...one('list', `list${parent.resource.type}${plural}${suffix}`),
        parent,
      })),
    ]
  })
}

/** The rows that a table's rows belong to, where a path leads to these. */
function parentsOf<T extends ApiTable>(resource: Resource<T>, byRef: ReadonlyMap<string, Resource<T>>) {
  const { table, columns } = resource
  const propertyOf = new Map(columns.map(({ property, column }) => [column.name, property]))
  const found = table.foreignKeys.flatMap(({ columns: own, table: to, references }) => {
    const parent = byRef.get(to)
    const ordered = parent?.table.key.map((name) => propertyOf.get(own[references.indexOf(name)] ?? ''))
    if (parent === undefined || ordered === undefined || ordered.length === 0 || references.length !== ordered.length) return []
    const properties = ordered.flatMap((name) => (name === undefined ? [] : [name]))
    return properties.length === ordered.length ? [{ resource: parent, properties }] : []
  })
  const distinct = [...new Map(found.map((one) => [JSON.stringify([one.resource.table.ref, one.properties]), one])).values()]
  return distinct.map((parent) => {
    const several = distinct.filter((other) => other.resource === parent.resource).length > 1
    return { parent, suffix: several ? `By${schemaName(parent.properties.join('_'))}` : '' }
  })
}

/** The path of an operation. */
function pathOf({ kind, resource, parent }: TableOperation, scope: NameScope): string {
  const { segment, key } = resource
  if (parent !== undefined) {
    const base = `/${parent.resource.segment}/${parent.resource.key.map(({ parameter }) => `{${parameter}}`).join('/')}/${segment}`
    return scope.take(base, () => `${base}-by-${parent.properties.map((name) => name.replace(/\W+/g, '-')).join('-')}`)
  }
  return kind === 'list' || kind === 'create' ? `/${segment}` : `/${segment}/${key.map(({ parameter }) => `{${parameter}}`).join('/')}`
}

/**
 * The operations as a document describes them.
 *
 * @param errorType media type of errors
 */
export function describedOperations(operations: readonly TableOperation[], schemas: TableSchemas, errorType: string): readonly Operation[] {
  const nested = new NameScope()
  return operations.map((operation): Operation => {
    const { id, kind, resource, parent } = operation
    const { type, segment } = resource
    const path = pathOf(operation, nested)
    const keyed = parent?.resource ?? (kind === 'list' || kind === 'create' ? undefined : resource)
    const body = kind === 'create' ? `New${type}` : kind === 'update' ? `${type}Changes` : undefined
    return {
      id,
      named: true,
      method: METHODS[kind],
      path,
      tags: [segment],
      summary: summaryOf(operation),
      deprecated: false,
      parameters: [
        ...(keyed === undefined ? [] : pathParameters(keyed, schemas)),
        ...(kind === 'list' ? listParameters(operation, schemas) : []),
      ],
      ...(body !== undefined && {
        body: { required: true, content: [json({ $ref: schemaRef(body) })], rest: {}, origin: NOWHERE },
      }),
      responses: [answerOf(operation), ...refusalsOf(operation).map((one) => refusal(one, errorType))],
      security: [],
      rest: {},
      origin: NOWHERE,
    }
  })
}

const METHODS = { list: 'get', get: 'get', create: 'post', update: 'patch', delete: 'delete' } as const

function summaryOf({ kind, resource, parent }: TableOperation): string {
  const { name } = resource.table
  if (parent !== undefined) return `List ${name} of one ${parent.resource.table.name}`
  return {
    list: `List ${name}`,
    get: `Get one ${name}`,
    create: `Add to ${name}`,
    update: `Change one ${name}`,
    delete: `Delete one ${name}`,
  }[kind]
}

function pathParameters({ key, columns }: Resource, schemas: TableSchemas): readonly Parameter[] {
  return key.flatMap(({ property, parameter: name }) => {
    const column = columns.find((one) => one.property === property)
    return column === undefined ? [] : [parameter(name, 'path', schemas.parameter(column), column.column.comment)]
  })
}

function listParameters({ resource, parent }: TableOperation, schemas: TableSchemas): readonly Parameter[] {
  const { columns, sorts, filters } = resource
  const fixed = new Set(parent?.properties)
  const directions = sorts.flatMap((name) => [name, `-${name}`])
  return [
    parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'How many rows a page has.'),
    parameter('cursor', 'query', { type: 'string' }, 'Where the page begins: `next` of the page before.'),
    ...(directions.length === 0
      ? []
      : [parameter('sort', 'query', { type: 'string', enum: directions }, 'What the rows are sorted by; `-` begins with the last.')]),
    ...filters.flatMap(({ parameter: name, property }) => {
      const column = columns.find((one) => one.property === property)
      return column === undefined || fixed.has(property) ? [] : [parameter(name, 'query', schemas.parameter(column), column.column.comment)]
    }),
  ]
}

function parameter(name: string, place: 'path' | 'query', schema: JsonSchema, description: string | undefined): Parameter {
  const style = place === 'path' ? ({ style: 'simple', explode: false } as const) : ({ style: 'form', explode: true } as const)
  const common = { name, in: place, required: place === 'path', schema, deprecated: false, rest: {}, origin: NOWHERE }
  return { ...common, ...style, ...(description !== undefined && { description }) }
}

function answerOf({ kind, resource: { type } }: TableOperation): Response {
  if (kind === 'delete') return { status: '204', description: 'It is gone.', headers: [], content: [], rest: {}, origin: NOWHERE }
  const name = kind === 'list' ? `${type}Page` : type
  const [status, description] = kind === 'list' ? ['200', 'One page.'] : kind === 'create' ? ['201', 'The new row.'] : ['200', 'The row.']
  return { status, description, headers: [], content: [json({ $ref: schemaRef(name) })], rest: {}, origin: NOWHERE }
}

function refusalsOf({ kind, parent, resource }: TableOperation): readonly Refusal[] {
  // Rows that may not be seen are not there for those who read, change or delete them.
  const guarded: readonly Refusal[] = resource.table.guarded && (kind === 'create' || kind === 'update') ? ['Forbidden'] : []
  const found: readonly Refusal[] = (kind === 'list' && parent === undefined) || kind === 'create' ? [] : ['NotFound']
  const conflict: readonly Refusal[] = kind === 'list' || kind === 'get' ? [] : ['Conflict']
  return ['BadRequest', ...guarded, ...found, ...conflict, 'Unavailable']
}

function refusal(component: Refusal, errorType: string): Response {
  return {
    ...REFUSALS[component],
    component,
    headers: [],
    content: [{ ...json({ $ref: schemaRef(ERROR_SCHEMA) }), type: errorType }],
    rest: {},
    origin: NOWHERE,
  }
}

function json(schema: JsonSchema): Response['content'][number] {
  return { type: 'application/json', schema, encoding: new Map(), rest: {}, origin: NOWHERE }
}
