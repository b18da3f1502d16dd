/** What every object of a catalogue has, whatever its kind. Names are never object ids of the server, so that two databases can be compared. */
interface Common<Kind extends string, Facts> {
  readonly kind: Kind
  /** Unique in a catalogue and the same in every database: the kind and the reference. */
  readonly id: string
  /** How SQL refers to it, quoted and with its schema: `public.users`, `public.total(integer)`. A part of a table has its bare name. */
  readonly ref: string
  readonly schema: string
  readonly name: string
  /** The table, view or domain that it is a part of and disappears with. */
  readonly parent: string | undefined
  readonly facts: Facts
  readonly owner: string
  readonly comment: string | undefined
  /** Sorted `grantee\tPRIVILEGE[\t*]`, the owner written as empty: what a new object has is in it. */
  readonly privileges: readonly string[]
  /** Ids of what it can't exist without, sorted. */
  readonly requires: readonly string[]
}

export interface ExtensionMemberFacts {
  readonly word: 'ROUTINE' | 'TABLE' | 'SEQUENCE' | 'TYPE' | 'SCHEMA'
  /** The privileges that it came with. */
  readonly initial: readonly string[]
}

export interface IdentityFacts {
  readonly always: boolean
  readonly sequence: SequenceFacts
}

export interface SequenceFacts {
  readonly type: string
  readonly start: string
  readonly increment: string
  readonly min: string
  readonly max: string
  readonly cache: string
  readonly cycle: boolean
  readonly unlogged: boolean
}

export interface ColumnFacts {
  readonly type: string
  /** The type without its length or precision. */
  readonly baseType: string
  readonly collation: string | undefined
  readonly notNull: boolean
  readonly identity: IdentityFacts | undefined
  readonly generated: { readonly expression: string; readonly stored: boolean } | undefined
  /** Declared by the table itself, not only inherited. */
  readonly local: boolean
  readonly inherited: boolean
  readonly storage: string | undefined
  readonly compression: string | undefined
  readonly statistics: number | undefined
  readonly options: readonly string[]
  readonly foreignOptions: readonly string[]
}

export interface TableFacts {
  readonly persistence: 'permanent' | 'unlogged'
  readonly partitionKey: string | undefined
  /** References of the parents, in order, where the table is no partition. */
  readonly inherits: readonly string[]
  readonly ofType: string | undefined
  readonly options: readonly string[]
  readonly rowSecurity: boolean
  readonly forceRowSecurity: boolean
  /** default, nothing, full, or the name of an index after `using index `. */
  readonly replicaIdentity: string
  readonly accessMethod: string | undefined
  readonly foreign: { readonly server: string; readonly options: readonly string[] } | undefined
  /** In order, which counts for a new table only. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

export interface ConstraintFacts {
  readonly type: 'primary key' | 'unique' | 'check' | 'exclude' | 'foreign key' | 'trigger' | 'not null'
  readonly definition: string
  readonly validated: boolean
  readonly local: boolean
  readonly inherited: boolean
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly noInherit: boolean
  readonly onDomain: boolean
  readonly columns: readonly string[]
  readonly clustered: boolean
  /** Of the index behind it, where there is one. */
  readonly indexDefinition: string | undefined
  /** Of the index behind it, where there is one: not attached to every partition yet. */
  readonly incomplete: boolean
}

export interface IndexFacts {
  readonly definition: string
  readonly valid: boolean
  readonly partitioned: boolean
  readonly clustered: boolean
  /** Of the expressions in it, by the number of the column, where it is not the server's default. */
  readonly statistics: readonly { readonly column: number; readonly target: number }[]
}

export interface ViewFacts {
  readonly definition: string
  readonly options: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly accessMethod: string | undefined
}

export interface RoutineFacts {
  readonly routine: 'FUNCTION' | 'PROCEDURE' | 'AGGREGATE'
  readonly definition: string
  readonly result: string
  readonly argumentNames: readonly string[]
  readonly defaults: number
}

export interface PolicyFacts {
  readonly command: string
  readonly permissive: boolean
  readonly roles: readonly string[]
  readonly using: string | undefined
  readonly check: string | undefined
}

export type CatalogueObject =
  | Common<'schema', Record<string, never>>
  | Common<'extension', { readonly schema: string; readonly version: string }>
  | Common<'extension member', ExtensionMemberFacts>
  | Common<'collation', { readonly definition: string }>
  | Common<'enum', { readonly values: readonly string[] }>
  | Common<
      'domain',
      { readonly type: string; readonly collation: string | undefined; readonly default: string | undefined; readonly notNull: boolean }
    >
  | Common<'composite', { readonly attributes: readonly { readonly name: string; readonly type: string; readonly collation?: string }[] }>
  | Common<'range', { readonly definition: string }>
  | Common<'sequence', SequenceFacts>
  | Common<'ownership', { readonly column: string }>
  | Common<'table', TableFacts>
  | Common<'column', ColumnFacts>
  | Common<'default', { readonly expression: string; readonly column: string }>
  | Common<'constraint', ConstraintFacts>
  | Common<'index', IndexFacts>
  | Common<'attachment', { readonly to: string; readonly bound: string }>
  | Common<'index attachment', { readonly to: string; readonly toTable: string }>
  | Common<'view', ViewFacts>
  | Common<'materialized view', ViewFacts>
  | Common<'view column', { readonly default: string | undefined }>
  | Common<'routine', RoutineFacts>
  | Common<'operator', { readonly definition: string }>
  | Common<'trigger', { readonly definition: string; readonly enabled: string }>
  | Common<'rule', { readonly definition: string; readonly enabled: string }>
  | Common<'policy', PolicyFacts>
  | Common<'statistics', { readonly definition: string; readonly target: number }>
  | Common<'publication', { readonly options: string; readonly contents: readonly string[]; readonly all: boolean }>
  | Common<'event trigger', { readonly event: string; readonly tags: readonly string[]; readonly call: string; readonly enabled: string }>
  | Common<
      'foreign data wrapper',
      { readonly handler: string | undefined; readonly validator: string | undefined; readonly options: readonly string[] }
    >
  | Common<
      'server',
      {
        readonly wrapper: string
        readonly type: string | undefined
        readonly version: string | undefined
        readonly options: readonly string[]
      }
    >
  | Common<'user mapping', { readonly server: string; readonly options: readonly string[] }>
  | Common<'default privileges', { readonly role: string; readonly objects: string; readonly granted: readonly string[] }>

export type Kind = CatalogueObject['kind']
export type Of<K extends Kind> = Extract<CatalogueObject, { readonly kind: K }>

/** Everything that a database declares, without its data. */
export interface Catalogue {
  /** As `server_version_num`: 150018 is 15.18. */
  readonly version: number
  readonly objects: ReadonlyMap<string, CatalogueObject>
  /** Casts between base types by `from\tto`: `i` implicit, `a` on assignment, `e` explicit. */
  readonly casts: ReadonlyMap<string, string>
  /** The role that read it: who would own what is created. */
  readonly role: string
  /** Objects of kinds that kit does not compare, for a note. */
  readonly unmodelled: readonly string[]
}
