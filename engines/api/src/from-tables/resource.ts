import type { ApiColumn, ApiTable } from './table.js'

/** A table with the names that an API gives to it and its parts. */
export interface Resource<T extends ApiTable = ApiTable> {
  readonly table: T
  /** Of one row, as a type: `Film`. */
  readonly type: string
  /** As a value, which no word of a language is: `filmTable`. */
  readonly value: string
  /** Of all rows, as a type: `Films`. */
  readonly plural: string
  /** Its segment of the path. */
  readonly segment: string
  readonly columns: readonly Property<T['columns'][number]>[]
  /** The columns of the key in their order, each with the name of its path parameter. */
  readonly key: readonly { readonly property: string; readonly parameter: string }[]
  readonly filters: readonly Filter[]
  /** Properties by which lists can be sorted. */
  readonly sorts: readonly string[]
}

export interface Property<C extends ApiColumn = ApiColumn> {
  readonly property: string
  readonly column: C
}

/** A query parameter that says which rows are wanted. */
export interface Filter {
  readonly parameter: string
  readonly property: string
  readonly operator: '=' | '>=' | '<='
}

/** What an operation does with the rows of a table. */
export interface TableOperation<T extends ApiTable = ApiTable> {
  readonly id: string
  readonly kind: 'list' | 'get' | 'create' | 'update' | 'delete'
  readonly resource: Resource<T>
  /** Of a list that belongs to a row of another table. */
  readonly parent?: { readonly resource: Resource<T> /** By the parent's path parameters. */; readonly properties: readonly string[] }
}
