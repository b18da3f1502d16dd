import type { DiagnosticCode } from '../diagnostics/diagnostic.js'
import type { JsonSchema } from '../model/schema.js'

/** The helpers of `templates/shared/schema.ts` that generated schemas may import. */
export const SCHEMA_HELPERS = [
  'anyOf',
  'conditional',
  'contains',
  'dependentRequired',
  'discriminated',
  'equal',
  'maxLength',
  'minLength',
  'not',
  'properties',
  'propertyCount',
  'propertyNames',
  'time',
  'typed',
  'unevaluated',
  'uniqueItems',
  'uriReference',
  'when',
  'where',
] as const
export type SchemaHelper = (typeof SCHEMA_HELPERS)[number]

/** How a named schema is written where it is used. */
export interface SchemaReference {
  /** The exported const; its type has the same name. */
  readonly identifier: string
  /** The reference closes a cycle: it must not be evaluated while modules load. */
  readonly lazy: boolean
  /** What goes in differs from what comes out (defaults): there is a type `<identifier>Input`. */
  readonly inputDiffers: boolean
}

/** Something a document says that is not done as said. */
export interface SchemaProblem {
  readonly code: DiagnosticCode
  readonly severity: 'warning' | 'note'
  readonly message: string
  readonly fix?: string
  /** RFC 6901, below the schema that is rendered. */
  readonly pointer: string
}

/** What rendering needs to know of the module that is being written. */
export interface SchemaScope {
  /** Named schemas as the document has them; undefined for an unknown name. */
  resolve(name: string): JsonSchema | undefined
  /** What a named schema says to those who only refer to it; see `outlineOf`. */
  outline(name: string): JsonSchema | undefined
  /** How to write a reference; the caller arranges the import. */
  reference(name: string): SchemaReference
  /** Asks for a runtime helper, returns its local name. */
  helper(name: SchemaHelper): string
  /** `request` leaves out readOnly properties, `response` writeOnly ones. */
  readonly form: 'both' | 'request' | 'response'
  /** In a multipart body, what an uploaded file (`format: binary`) is rendered as. */
  readonly file?: { readonly schema: string; readonly type: string }
  report(problem: SchemaProblem): void
}
