import pluralize from 'pluralize'
import { NameScope } from '../render/names.js'
import { camelCase, kebabCase } from '../render/words.js'
import type { Filter, Resource } from './resource.js'
import type { ApiTable } from './table.js'

/** Query parameters that every list has. */
export const LIST_PARAMETERS = ['limit', 'cursor', 'sort'] as const

/**
 * Gives tables and their columns the names that they have in the API: those of the database wherever they can stand there, unique also where case
 * says nothing, as in addresses and file names.
 */
export function nameResources<T extends ApiTable>(tables: readonly T[]): readonly Resource<T>[] {
  const types = new NameScope(['ErrorBody'], { ignoreCase: true })
  const segments = new NameScope([], { ignoreCase: true })
  const [home] = tables
  return tables.map((table) => {
    const qualified = table.schema === home?.schema ? table.name : `${table.schema}.${table.name}`
    const wanted = capitalised(camelCase(pluralize.singular(qualified)))
    const type = types.take(wanted, undefined, (name) => [`New${name}`, `${name}Changes`, `${name}Page`])
    const columns = nameColumns(table)
    const propertyOf = new Map(columns.map(({ property, column }) => [column.name, property]))
    const parameters = new NameScope()
    return {
      table,
      type,
      value: `${uncapitalised(type)}Table`,
      plural: capitalised(camelCase(pluralize.plural(type === wanted ? qualified : type))),
      segment: segments.take(segmentOf(qualified)),
      columns,
      key: table.key.map((name) => ({ property: propertyOf.get(name) ?? name, parameter: parameters.take(parameterOf(name)) })),
      filters: filtersOf(columns),
      sorts: columns.flatMap(({ property, column }) => (column.sorted ? [property] : [])),
    }
  })
}

/** Columns keep their names. Only `__proto__` is none that an object can have without harm. */
function nameColumns<T extends ApiTable>({ columns }: T): Resource<T>['columns'] {
  const names = new NameScope(columns.map(({ name }) => name).filter((name) => name !== '__proto__'))
  return columns.map((column) => ({ property: column.name === '__proto__' ? names.take('proto') : column.name, column }))
}

function filtersOf(columns: Resource['columns']): readonly Filter[] {
  const names = new NameScope(LIST_PARAMETERS)
  const indexed = columns.filter(({ column }) => column.indexed)
  return [
    ...indexed.map(({ property }): Filter => ({ parameter: names.take(property, () => `${property}.eq`), property, operator: '=' })),
    ...indexed
      .filter(({ column }) => column.ranged && column.sorted)
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

function parameterOf(column: string): string {
  if (/^[A-Za-z]\w*$/.test(column)) return column
  const name = camelCase(column).replace(/\W/g, '')
  return /^[A-Za-z]/.test(name) ? name : `key${capitalised(name)}`
}

function capitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}

function uncapitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toLowerCase() + rest.join('')
}
