/** What the API reads and writes of one table. Names and types are written as SQL wants them; properties are those of the API. */
export interface Table {
  /** The table's name without its schema, as columns are qualified with it. */
  readonly alias: string
  /** What a row of the API is made of. */
  readonly selection: string
  readonly columns: { readonly [property: string]: Column }
  /** Properties that identify a row, in the order of the index behind them; none where a table has no key. */
  readonly key: readonly string[]
  /** Query parameters that say which rows are wanted. */
  readonly filters: { readonly [parameter: string]: readonly [property: string, operator: '=' | '>=' | '<='] }
  /** Properties that each constraint is about, by its name. */
  readonly constraints: { readonly [constraint: string]: readonly string[] }
}

export interface Column {
  readonly name: string
  /** What values of it are called in JSON, where that is another name. */
  readonly given?: string
  /** The type that values are read from JSON as. */
  readonly type: string
  /** What makes the column's value of what was read, where that is not the value itself. */
  readonly write?: string
  readonly nullable?: true
  /** Rows without a key are ordered by all columns that have an order. */
  readonly unordered?: true
}
