import type { SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { constantOf, constantsOf, memberOf } from '../constant.js'
import { nullable, withNumber, withPattern } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'

/** What a chain says of one field. */
export interface FieldRules {
  readonly schema: SchemaObject
  readonly required: boolean
}

type Rule = (schema: SchemaObject, call: BuilderCall, context: SchemaContext) => SchemaObject

const typed =
  (type: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string', more: SchemaObject = {}): Rule =>
  (schema) => ({ ...schema, type, ...more })
const format = (name: string): Rule => typed('string', { format: name })
const pattern = (source: string): Rule => typed('string', { pattern: source })

const RULES: Readonly<Record<string, Rule>> = {
  isString: typed('string'),
  isBoolean: typed('boolean'),
  isObject: typed('object'),
  isInt: (schema, call, context) => bounds({ ...schema, type: 'integer' }, call, context),
  isFloat: (schema, call, context) => bounds({ ...schema, type: 'number' }, call, context),
  isNumeric: typed('number'),
  isDecimal: typed('number'),
  isPort: typed('integer', { minimum: 0, maximum: 65535 }),
  isArray: (schema, call, context) => sizes({ ...schema, type: 'array' }, call, 'minItems', 'maxItems', context),
  isLength: (schema, call, context) => sizes({ type: 'string', ...schema }, call, 'minLength', 'maxLength', context),
  isEmail: format('email'),
  isURL: format('uri'),
  isUUID: format('uuid'),
  isISO8601: format('date-time'),
  isRFC3339: format('date-time'),
  isDate: format('date'),
  isFQDN: format('hostname'),
  isIP: (schema, { args }) => {
    const version = args[0] && constantOf(args[0])
    return version === 4 || version === 6 ? { ...schema, type: 'string', format: `ipv${version}` } : { ...schema, type: 'string' }
  },
  isMongoId: pattern('^[0-9a-fA-F]{24}$'),
  isHexadecimal: pattern('^(0x|0h)?[0-9A-Fa-f]+$'),
  isHexColor: pattern('^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$'),
  isAlphanumeric: typed('string'),
  isAlpha: typed('string'),
  isBase64: typed('string', { contentEncoding: 'base64' }),
  isJWT: typed('string'),
  isMobilePhone: typed('string'),
  isStrongPassword: typed('string'),
  matches: (schema, { args }, context) => withPattern({ ...schema, type: 'string' }, args[0], context),
  notEmpty: (schema) => (schema.type === undefined || schema.type === 'string' ? { ...schema, type: 'string', minLength: 1 } : schema),
  isIn: (schema, { args, value }, context) => {
    const given = args[0]?.kind === 'array' && !args[0].open ? constantsOf(args[0].items) : undefined
    if (given === undefined) context.note(value, 'Not all values of `.isIn()` are known.')
    return given === undefined ? schema : { ...schema, enum: given }
  },
  equals: (schema, { args }) => {
    const constant = args[0] && constantOf(args[0])
    return constant === undefined ? schema : { ...schema, const: constant }
  },
  default: (schema, { args }) => {
    const constant = args[0] && constantOf(args[0])
    return constant === undefined ? schema : { ...schema, default: constant }
  },
  toInt: (schema) => ({ type: 'integer', ...schema }),
  toFloat: (schema) => ({ type: 'number', ...schema }),
  toBoolean: (schema) => ({ type: 'boolean', ...schema }),
  toDate: (schema) => ({ type: 'string', ...schema }),
  custom: (schema, { value }, context) => {
    context.note(value, 'What `.custom()` checks is only known at run time.')
    return schema
  },
}
/** They convert, speak or order the checks; a field with nothing else need not be there. */
const NO_DEMAND = new Set([
  'bail',
  'blacklist',
  'custom',
  'customSanitizer',
  'default',
  'escape',
  'hide',
  'if',
  'isLength',
  'ltrim',
  'normalizeEmail',
  'not',
  'optional',
  'replace',
  'rtrim',
  'run',
  'stripLow',
  'toArray',
  'toBoolean',
  'toDate',
  'toFloat',
  'toInt',
  'toLowerCase',
  'toUpperCase',
  'trim',
  'unescape',
  'whitelist',
  'withMessage',
])

/** Reads the calls of a chain after `body('name')`. */
export function fieldRules(calls: readonly BuilderCall[], context: SchemaContext): FieldRules {
  let schema: SchemaObject = {}
  let negated = false
  let required = false
  let optional = false
  let acceptsNull = false
  for (const call of calls) {
    const { name, args } = call
    if (name === 'optional') {
      optional = !(args[0]?.kind === 'literal' && args[0].value === false)
      const values = memberOf(args[0], 'values')
      const isNullable = memberOf(args[0], 'nullable') ?? memberOf(args[0], 'checkFalsy')
      acceptsNull ||= isNullable?.kind === 'literal' && isNullable.value === true
      acceptsNull ||= values?.kind === 'literal' && (values.value === 'null' || values.value === 'falsy')
    }
    const demands = !NO_DEMAND.has(name) || (name === 'isLength' && memberOf(args[0], 'min') !== undefined)
    required ||= demands && !(negated && name !== 'isEmpty')
    if (negated) schema = name === 'isEmpty' ? notEmpty(schema) : schema
    else schema = (Object.hasOwn(RULES, name) ? RULES[name] : undefined)?.(schema, call, context) ?? schema
    negated = name === 'not'
  }
  return { schema: acceptsNull ? nullable(schema) : schema, required: required && !optional }
}

function notEmpty(schema: SchemaObject): SchemaObject {
  return schema.type === undefined || schema.type === 'string' ? { ...schema, type: 'string', minLength: schema.minLength ?? 1 } : schema
}

function bounds(schema: SchemaObject, { args }: BuilderCall, context: SchemaContext): SchemaObject {
  const names = [
    ['min', 'minimum'],
    ['max', 'maximum'],
    ['gt', 'exclusiveMinimum'],
    ['lt', 'exclusiveMaximum'],
  ] as const
  return names.reduce((current, [option, keyword]) => withNumber(current, [keyword], memberOf(args[0], option), context), schema)
}

function sizes(
  schema: SchemaObject,
  { args }: BuilderCall,
  least: 'minItems' | 'minLength',
  most: 'maxItems' | 'maxLength',
  context: SchemaContext,
): SchemaObject {
  return withNumber(withNumber(schema, [least], memberOf(args[0], 'min'), context), [most], memberOf(args[0], 'max'), context)
}
