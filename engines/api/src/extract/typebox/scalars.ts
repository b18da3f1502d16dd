import type { SchemaObject } from '../../model/schema.js'

/** Builders without a schema inside; their only argument are options. */
export const SCALARS: Readonly<Record<string, SchemaObject>> = {
  Any: {},
  BigInt: { type: 'integer', format: 'int64' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date-time' },
  Integer: { type: 'integer' },
  Never: { not: {} },
  Null: { type: 'null' },
  Number: { type: 'number' },
  String: { type: 'string' },
  Uint8Array: { type: 'string', format: 'binary' },
  Undefined: { not: {} },
  Unknown: {},
  Void: { type: 'null' },
}
