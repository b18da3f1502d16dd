/** The part of JSON Schema that describes values of columns. A subset of every dialect. */
export interface ValueSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array'
  readonly format?: string
  readonly pattern?: string
  readonly contentEncoding?: string
  readonly enum?: readonly (string | number)[]
  readonly anyOf?: readonly ValueSchema[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly items?: NullableSchema
  readonly properties?: Readonly<Record<string, NullableSchema>>
  readonly description?: string
}

/** A value that may be missing, as elements of arrays and parts of composite types always may. */
export interface NullableSchema {
  readonly nullable: true
  readonly of: ValueSchema
}

/** A table or view, as an API could offer it. Plain data: whoever makes an API of it need not know PostgreSQL. */
export interface Table {
  readonly schema: string
  readonly name: string
  /** As SQL refers to it, quoted and with its schema. */
  readonly ref: string
  readonly comment: string | undefined
  readonly view: boolean
  /** Whether rows can be added, changed and removed: it is a table, and its rows have a key. */
  readonly writable: boolean
  /** Whether row security decides which rows may be added and changed. */
  readonly guarded: boolean
  /** In their order. */
  readonly columns: readonly Column[]
  /** Names of the columns that identify a row; none where there is no such key. */
  readonly key: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
  /** Columns of each constraint and unique index, by its name: a server that refuses a row says no more than the name. */
  readonly constraints: Readonly<Record<string, readonly string[]>>
}

export interface ForeignKey {
  readonly columns: readonly string[]
  /** The reference of the other table, as its `ref`. */
  readonly table: string
  readonly references: readonly string[]
}

export interface Column {
  readonly name: string
  readonly comment: string | undefined
  readonly nullable: boolean
  /** Whether a new row must have it. */
  readonly required: boolean
  /** Whether clients may write it: neither generated nor counted by the server. */
  readonly writable: boolean
  /** Values as they are read. */
  readonly read: ValueSchema
  /** Values as they may be written, by what the type and its checks say. */
  readonly write: ValueSchema
  /** The enum or domain that the values are of, where it has a name of its own. */
  readonly named: string | undefined
  /** An index finds rows by its value alone. */
  readonly indexed: boolean
  /** An index has the rows in its order. */
  readonly sorted: boolean
  /** Values have an order that rows can be put into. */
  readonly ordered: boolean
  /** Less and more mean something to clients: numbers and times. */
  readonly ranged: boolean
  readonly sql: ColumnSql
}

/** How a column stands in SQL. */
export interface ColumnSql {
  /** Its name, quoted where it has to be. */
  readonly name: string
  /** What selects it as JSON has it; the name itself for most types. */
  readonly read: string
  /** The type that it is read from JSON as. */
  readonly type: string
  /** What makes the value of it, where that is not the name itself. */
  readonly write: string | undefined
}
