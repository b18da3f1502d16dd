/** What is known of the values of a column. A subset of JSON Schema, but for what may be null. */
export interface ColumnSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array'
  readonly format?: string
  readonly pattern?: string
  readonly contentEncoding?: string
  readonly enum?: readonly (string | number)[]
  readonly anyOf?: readonly ColumnSchema[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly items?: { readonly of: ColumnSchema }
  readonly properties?: Readonly<Record<string, { readonly of: ColumnSchema }>>
}

/** A table or view, whatever it is stored in. */
export interface ApiTable {
  readonly schema: string
  readonly name: string
  /** Unique among all tables; foreign keys refer to it. */
  readonly ref: string
  readonly comment: string | undefined
  readonly writable: boolean
  /** Policies decide which rows may be added and changed. */
  readonly guarded: boolean
  readonly columns: readonly ApiColumn[]
  readonly key: readonly string[]
  readonly foreignKeys: readonly { readonly columns: readonly string[]; readonly table: string; readonly references: readonly string[] }[]
}

export interface ApiColumn {
  readonly name: string
  readonly comment: string | undefined
  readonly nullable: boolean
  /** A new row must have it. */
  readonly required: boolean
  /** Clients may write it. */
  readonly writable: boolean
  readonly read: ColumnSchema
  readonly write: ColumnSchema
  /** The enumeration that the values are of, where it has a name. */
  readonly named: string | undefined
  /** Rows can be found by it. */
  readonly indexed: boolean
  /** Rows can be sorted by it. */
  readonly sorted: boolean
  /** Rows can be found by less and more. */
  readonly ranged: boolean
}
