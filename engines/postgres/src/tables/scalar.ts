import type { ValueSchema } from './table.js'
import type { ValueType } from './value-type.js'

/** PostgreSQL's own types: what their values are in JSON. Numbers that JavaScript can't hold are strings. */
export function scalarOf(type: string): ValueType | undefined {
  const [, head = '', first, second, tail = ''] = /^([^(]*)(?:\((\d+)(?:,(-?\d+))?\))?(.*)$/s.exec(type) ?? []
  // Extensions lie in whatever schema somebody put them into.
  const name = head.endsWith('.citext') ? 'text' : head + tail
  const build = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined
  return build?.(first === undefined ? undefined : Number(first), second === undefined ? undefined : Number(second))
}

type Build = (first: number | undefined, second: number | undefined) => ValueType

interface Traits {
  readonly select?: (name: string) => string
  readonly inJson?: boolean
  readonly comparable?: boolean
  readonly ranged?: boolean
  readonly write?: ValueSchema
}

const itself = (name: string): string => name
const text = (name: string): string => `${name}::text`
const json = (name: string): string => `to_json(${name})`

function value(read: ValueSchema, traits: Traits = {}): ValueType {
  const { write = read, select = itself, inJson = true, comparable = false, ranged = false } = traits
  return { read, write, select, inJson, comparable, ranged }
}

const integer = (bits: 16 | 32): Build => {
  const schema: ValueSchema = { type: 'integer', format: `int${bits}` }
  return () => value(schema, { comparable: true, ranged: true })
}

const string: Build = (maxLength) =>
  value(maxLength === undefined ? { type: 'string' } : { type: 'string', maxLength }, { comparable: true })

/** NaN and the infinities are no numbers of JSON; `to_json` writes them as strings. No client may write them: NaN is greater than any bound of a check. */
const float: Build = () =>
  value(
    { anyOf: [{ type: 'number' }, { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] }] },
    { select: json, write: { type: 'number' } },
  )

const numeric: Build = (precision, scale = 0) => {
  const read: ValueSchema = { type: 'string', pattern: '^(-?\\d+(\\.\\d+)?|NaN|-?Infinity)$' }
  const before = precision === undefined || scale < 0 || scale > precision ? '+' : `{1,${Math.max(precision - scale, 1)}}`
  const after = precision === undefined || scale < 0 ? '(\\.\\d+)?' : scale === 0 ? '' : `(\\.\\d{1,${scale}})?`
  const write: ValueSchema = { type: 'string', pattern: `^-?\\d${before}${after}$` }
  return value(read, { write, inJson: false, comparable: true, ranged: true })
}

const pattern =
  (expression: string, traits: Traits = {}): Build =>
  () =>
    value({ type: 'string', pattern: expression }, traits)

const TIME = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?'
const DURATION = '^P(-?\\d+Y)?(-?\\d+M)?(-?\\d+W)?(-?\\d+D)?(T(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d{1,6})?S)?)?$'
const moment: Traits = { select: json, comparable: true, ranged: true }
const word: Traits = { comparable: true }

const bytea: ValueType = {
  ...value({ type: 'string', contentEncoding: 'base64' }, { inJson: false }),
  // PostgreSQL breaks base64 into lines.
  select: (name) => `replace(encode(${name}, 'base64'), chr(10), '')`,
  from: 'text',
  into: (name) => `decode(${name}, 'base64')`,
}

const SCALARS: Readonly<Record<string, Build>> = {
  smallint: integer(16),
  integer: integer(32),
  bigint: pattern('^-?\\d{1,19}$', { inJson: false, comparable: true, ranged: true }),
  oid: () => value({ type: 'integer', format: 'uint32' }, word),
  numeric,
  real: float,
  'double precision': float,
  money: () => ({
    ...value({ type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }, { inJson: false }),
    select: (name) => `${name}::numeric::text`,
  }),
  boolean: () => value({ type: 'boolean' }, word),
  text: string,
  'character varying': string,
  character: string,
  name: () => value({ type: 'string' }, word),
  '"char"': () => value({ type: 'string' }, word),
  uuid: pattern('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', word),
  date: () => value({ type: 'string', format: 'date' }, moment),
  'timestamp with time zone': () => value({ type: 'string', format: 'date-time' }, moment),
  // Without an offset, which `date-time` demands: it is the time of no particular place.
  'timestamp without time zone': pattern(`^\\d{4,6}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T${TIME}$`, moment),
  'time without time zone': pattern(`^(${TIME}|24:00:00)$`, { select: text, comparable: true }),
  'time with time zone': pattern(`^${TIME}([+-]\\d{2}(:?\\d{2}){0,2}|Z)$`, { select: text }),
  interval: pattern(DURATION, { select: text }),
  json: () => value({}),
  jsonb: () => value({}),
  bytea: () => bytea,
  bit: pattern('^[01]*$', { select: text }),
  'bit varying': pattern('^[01]*$', { select: text }),
}
