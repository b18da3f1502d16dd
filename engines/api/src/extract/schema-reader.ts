import type { Value } from '../evaluate/value.js'
import type { JsonSchema } from '../model/schema.js'

/** Which way a schema is read: what goes in (`z.input`, before transforms and defaults) or what comes out. */
export type Direction = 'input' | 'output'

/**
 * What a schema library's reader is given. Schemas that have a name of their own become components and are referred to.
 */
export interface SchemaContext {
  /** Reads any schema expression, of whichever library; undefined where it is none that is known. */
  read(value: Value): JsonSchema | undefined
  /** The same, but written out here also where it has a name: for what is taken apart, such as the parameters of a query. */
  inline(value: Value): JsonSchema | undefined
  /**
   * A schema that is a constant at the top level of a module becomes a named component: the `$ref` to it, its body read when first asked for (so
   * that recursion ends). Undefined for those that have no name: the reader writes them out in place. `name` is for what has one other than
   * its constant's: `$id`, or that of a TypeScript type.
   */
  reference(value: Value, readBody: () => JsonSchema | undefined, name?: string): JsonSchema | undefined
  /** Says what could not be read, at its place. */
  note(value: Value, message: string): void
}

/** One per library; gives undefined for what is not its own. */
export type SchemaReader = (value: Value, context: SchemaContext) => JsonSchema | undefined
