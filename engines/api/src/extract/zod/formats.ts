import type { SchemaObject } from '../../model/schema.js'

/** Functions of zod that check the form of a string, also as methods of `z.string()`, and what JSON Schema calls it. */
const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  url: 'uri',
  httpUrl: 'uri',
  uuid: 'uuid',
  uuidv4: 'uuid',
  uuidv6: 'uuid',
  uuidv7: 'uuid',
  guid: 'guid',
  hostname: 'hostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  ip: 'ip',
  cidr: 'cidr',
  cidrv4: 'cidrv4',
  cidrv6: 'cidrv6',
  mac: 'mac',
  e164: 'e164',
  jwt: 'jwt',
  emoji: 'emoji',
  nanoid: 'nanoid',
  cuid: 'cuid',
  cuid2: 'cuid2',
  ulid: 'ulid',
  xid: 'xid',
  ksuid: 'ksuid',
  hex: 'hex',
  date: 'date',
  datetime: 'date-time',
  time: 'time',
  duration: 'duration',
}
const ENCODINGS = new Set(['base64', 'base64url'])

/** The keywords that a format of zod means; undefined for names that are none. */
export function formatKeywords(name: string): SchemaObject | undefined {
  const plain = name.replace(/^iso\./, '')
  if (ENCODINGS.has(plain)) return { contentEncoding: plain }
  return Object.hasOwn(FORMATS, plain) ? { format: FORMATS[plain] ?? plain } : undefined
}

/** Numbers with a width. */
export const NUMBERS: Readonly<Record<string, SchemaObject>> = {
  number: { type: 'number' },
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  uint32: { type: 'integer', format: 'uint32' },
  int64: { type: 'integer', format: 'int64' },
  uint64: { type: 'integer', format: 'uint64' },
  bigint: { type: 'integer', format: 'int64' },
  float32: { type: 'number', format: 'float' },
  float64: { type: 'number', format: 'double' },
}

/** Patterns that kit writes for formats which zod has no word for. */
export const PATTERN_FORMATS: ReadonlyMap<string, string> = new Map([
  ['^[+-]?\\d+(?:\\.\\d+)?$', 'decimal'],
  ['^(?:\\/(?:[^~/]|~[01])*)*$', 'json-pointer'],
])
