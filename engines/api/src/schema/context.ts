import { SCHEMA_CODES } from '../diagnostics/schemas.js'
import type { JsonSchema } from '../model/schema.js'
import type { JsonType } from './json-type.js'
import type { SchemaHelper, SchemaScope } from './scope.js'
import { ALL_TYPES } from './types.js'

/** Where in a schema rendering stands, and what is known there. */
export interface Context {
  readonly scope: SchemaScope
  /** RFC 6901, below the schema that is rendered. */
  readonly pointer: string
  /** Where descriptions of properties go. */
  readonly docs: 'zod' | 'type' | 'none'
  /** The JSON types the instance can have by what stands beside: keywords for others need no rendering. */
  readonly known: ReadonlySet<JsonType>
  /** Only whether a value matches counts; its types and defaults do not. */
  readonly ruleOnly: boolean
  /** The named schema that is declared, and the names expanded in its place. */
  readonly declaring: ReadonlySet<string>
  /** Composed schemas around that demand something of the same instance: what one says of a property counts in the others. */
  readonly around: readonly JsonSchema[]
}

const NONE: ReadonlySet<string> = new Set()

export function rootContext(scope: SchemaScope, docs: Context['docs'], declaring?: string): Context {
  const names = new Set(declaring === undefined ? [] : [declaring])
  return { scope, pointer: '', docs, known: ALL_TYPES, ruleOnly: false, declaring: names, around: [] }
}

/** The context of a schema that applies to a part of the instance. */
export function inside(context: Context, pointer: string): Context {
  const { scope, docs, ruleOnly } = context
  return { scope, pointer: context.pointer + pointer, docs, ruleOnly, known: ALL_TYPES, declaring: NONE, around: [] }
}

/** The context of a schema that applies to the same instance. */
export function beside(context: Context, pointer: string, known: ReadonlySet<JsonType> = context.known): Context {
  return { ...context, pointer: context.pointer + pointer, known }
}

/** The same for a schema that only checks: whether a property is there may be what it asks. */
export function asRule(context: Context): Context {
  return { ...context, ruleOnly: true, docs: 'none', around: [] }
}

type Topic = keyof typeof SCHEMA_CODES

export function report(context: Context, topic: Topic, severity: 'warning' | 'note', message: string, fix?: string): void {
  context.scope.report({ code: SCHEMA_CODES[topic], severity, message, ...(fix === undefined ? {} : { fix }), pointer: context.pointer })
}

export function helper(context: Context, name: SchemaHelper): string {
  return context.scope.helper(name)
}
