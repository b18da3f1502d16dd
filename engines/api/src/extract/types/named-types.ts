import type { SchemaObject } from '../../model/schema.js'

/** Types of the language and of Node.js, as their values are sent. */
export const NAMED_TYPES: Readonly<Record<string, SchemaObject>> = {
  ArrayBuffer: { type: 'string', format: 'binary' },
  Blob: { type: 'string', format: 'binary' },
  Buffer: { type: 'string', format: 'binary' },
  Date: { type: 'string', format: 'date-time' },
  File: { type: 'string', format: 'binary' },
  Object: { type: 'object' },
  RegExp: { type: 'string' },
  String: { type: 'string' },
  Number: { type: 'number' },
  Boolean: { type: 'boolean' },
  URL: { type: 'string', format: 'uri' },
  Uint8Array: { type: 'string', format: 'binary' },
}
/** Types that are sent as what they hold. */
export const HOLDERS: ReadonlySet<string> = new Set(['Awaited', 'NonNullable', 'Promise', 'PromiseLike', 'Readonly'])
export const LISTS: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable'])
