import type { SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { memberOf, textOrUndefined } from '../constant.js'
import { withNumber, withPattern } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'

type Rule = (schema: SchemaObject, call: BuilderCall, context: SchemaContext) => SchemaObject

const format =
  (name: string): Rule =>
  (schema) => ({ ...schema, format: name })
const pattern =
  (source: string): Rule =>
  (schema) => ({ ...schema, pattern: source })
const number =
  (...keywords: Parameters<typeof withNumber>[1]): Rule =>
  (schema, { args }, context) =>
    withNumber(schema, keywords, args[0], context)

/** What each rule of `Joi.string()` means. */
export const STRING_RULES: Readonly<Record<string, Rule>> = {
  min: number('minLength'),
  max: number('maxLength'),
  length: number('minLength', 'maxLength'),
  email: format('email'),
  guid: format('uuid'),
  uuid: format('uuid'),
  uri: format('uri'),
  hostname: format('hostname'),
  domain: format('hostname'),
  isoDate: format('date-time'),
  isoDuration: format('duration'),
  ip: (schema, { args }) => {
    const version = memberOf(args[0], 'version')
    const versions = version?.kind === 'array' ? version.items.map(textOrUndefined) : [textOrUndefined(version)]
    const formats = versions.filter((one) => one === 'ipv4' || one === 'ipv6')
    const [only] = formats
    if (only !== undefined && formats.length === 1) return { ...schema, format: only }
    return { ...schema, anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }
  },
  alphanum: pattern('^[a-zA-Z0-9]+$'),
  token: pattern('^\\w+$'),
  hex: pattern('^[a-fA-F0-9]+$'),
  base64: (schema) => ({ ...schema, contentEncoding: 'base64' }),
  pattern: (schema, { args }, context) => {
    if (memberOf(args[1], 'invert') === undefined) return withPattern(schema, args[0], context)
    return { ...schema, not: withPattern({}, args[0], context) }
  },
  regex: (schema, { args }, context) => withPattern(schema, args[0], context),
}

/** What each rule of `Joi.number()` means. */
export const NUMBER_RULES: Readonly<Record<string, Rule>> = {
  integer: (schema) => ({ ...schema, type: 'integer' }),
  min: number('minimum'),
  max: number('maximum'),
  greater: number('exclusiveMinimum'),
  less: number('exclusiveMaximum'),
  multiple: number('multipleOf'),
  positive: (schema) => ({ ...schema, exclusiveMinimum: 0 }),
  negative: (schema) => ({ ...schema, exclusiveMaximum: 0 }),
  port: (schema) => ({ ...schema, type: 'integer', minimum: 0, maximum: 65535 }),
}

export const DATE_RULES: Readonly<Record<string, Rule>> = {
  timestamp: ({ format: _, ...schema }) => ({ ...schema, type: 'integer' }),
}

export function applyRules(
  schema: SchemaObject,
  rules: Readonly<Record<string, Rule>>,
  calls: readonly BuilderCall[],
  context: SchemaContext,
): SchemaObject {
  return calls.reduce((current, call) => {
    const rule = Object.hasOwn(rules, call.name) ? rules[call.name] : undefined
    return rule === undefined ? current : rule(current, call, context)
  }, schema)
}
