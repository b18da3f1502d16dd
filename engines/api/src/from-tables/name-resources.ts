import pluralize from 'pluralize'
import { NameScope } from '../render/names.js'
import { camelCase, kebabCase } from '../render/words.js'
import type { Filter, Resource } from './resource.js'
import { ERROR_SCHEMA, schemaName } from './schema-name.js'
import type { ApiTable } from './table.js'

/** Query parameters that every list has. */
const LIST_PARAMETERS = ['limit', 'cursor', 'sort'] as const

/**
 * Gives tables and their columns the names that they have in the API: those of the database wherever they can stand there, unique also where case
 * says nothing, as in addresses and file names.
 */
export function nameResources<T extends ApiTable>(tables: readonly T[]): readonly Resource<T>[] {
  const types = new NameScope([ERROR_SCHEMA], { ignoreCase: true })
  const segments = new NameScope([], { ignoreCase: true })
  const [home] = tables
  return tables.map((table) => {
    const qualified = table.schema === home?.schema ? table.name : `${table.schema}.${table.name}`
    const type = types.take(schemaName(pluralize.singular(qualified)), undefined, (name) => [`New${name}`, `${name}Changes`, `${name}Page`])
    const columns = nameColumns(table)
    const propertyOf = new Map(columns.map(({ property, column }) => [column.name, property]))
    const parameters = new NameScope()
    return {
      table,
      type,
      value: `${uncapitalised(type)}Table`,
      plural: pluralize.plural(type),
      segment: segments.take(segmentOf(qualified)),
      columns,
      key: table.key.map((name) => {
        const property = propertyOf.get(name) ?? name
        return { property, parameter: parameters.take(parameterOf(property)) }
      }),
      filters: filtersOf(table, columns),
      sorts: columns.flatMap(({ property, column }) => (column.sorted ? [property] : [])),
    }
  })
}

/** Names that every object has already: as properties of data they mean something else to JavaScript and to TypeScript. */
const OF_OBJECTS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Columns keep their names, as far as data can have them. */
function nameColumns<T extends ApiTable>({ columns }: T): Resource<T>['columns'] {
  const names = new NameScope(columns.map(({ name }) => name))
  return columns.map((column) => {
    const { name } = column
    return { property: OF_OBJECTS.has(name) ? names.take(`${name.replace(/^_+|_+$/g, '')}_`) : name, column }
  })
}

/** What has a key of its own is found by its path, and numbers that stand for other rows are neither less nor more than others. */
function filtersOf({ key, foreignKeys }: ApiTable, columns: Resource['columns']): readonly Filter[] {
  const identifying = new Set([...key, ...foreignKeys.flatMap((one) => one.columns)])
  const names = new NameScope(LIST_PARAMETERS)
  const indexed = columns.filter(({ column }) => column.indexed && !(key.length === 1 && key[0] === column.name))
  return [
    ...indexed.map(({ property }): Filter => ({ parameter: names.take(property, () => `${property}.eq`), property, operator: '=' })),
    ...indexed
      .filter(({ column }) => column.ranged && column.sorted && !identifying.has(column.name))
      .flatMap(({ property }): readonly Filter[] => [
        { parameter: names.take(`${property}.gte`), property, operator: '>=' },
        { parameter: names.take(`${property}.lte`), property, operator: '<=' },
      ]),
  ]
}

function segmentOf(name: string): string {
  if (/^[a-z0-9_][a-z0-9_.-]*$/.test(name)) return name
  return (
    kebabCase(name)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^-+|-+$/g, '') || 'table'
  )
}

function parameterOf(property: string): string {
  if (/^[A-Za-z]\w*$/.test(property)) return property
  const name = camelCase(property).replace(/\W/g, '')
  return /^[A-Za-z]/.test(name) ? name : `key${name}`
}

function uncapitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toLowerCase() + rest.join('')
}
