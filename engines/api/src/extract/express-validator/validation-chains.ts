import type { Environment } from '../../evaluate/environment.js'
import type { Value } from '../../evaluate/value.js'
import { type BuilderCall, builderChain } from '../builder-chain.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import { type PartName, partOfName } from '../schema-parts.js'

/** What is checked of the fields of a name. */
export interface ValidationChain {
  /** Where the fields may be; empty where any part will do. */
  readonly parts: readonly PartName[]
  readonly fields: readonly string[]
  readonly rules: readonly BuilderCall[]
  /** Whether another chain may hold instead. */
  readonly alternative: boolean
}

const PACKAGE = /^express-validator(?:\/.*)?$/
const PARTS: Readonly<Record<string, readonly PartName[]>> = {
  body: ['body'],
  query: ['query'],
  param: ['params'],
  header: ['headers'],
  cookie: ['cookies'],
  check: [],
}

/** The chains of express-validator in a value of a middleware chain: alone, in lists, in a `checkSchema`, or run by a middleware of the project. */
export function validationChains(value: Value, alternative = false): readonly ValidationChain[] {
  switch (value.kind) {
    case 'array':
      return value.items.flatMap((one) => validationChains(one, alternative))
    case 'either':
      return value.options.flatMap((one) => validationChains(one, true))
    case 'function':
      return closedOver(value.env)
    case 'call':
      return ofCall(value, alternative)
    default:
      return []
  }
}

function ofCall(value: Value, alternative: boolean): readonly ValidationChain[] {
  const chain = builderChain(value)
  if (chain === undefined || !PACKAGE.test(chain.specifier)) return []
  const [first, ...rules] = chain.calls.filter(({ name }) => name !== 'ExpressValidator' && name !== 'buildCheckFunction')
  if (first === undefined) return []
  const [given, second] = first.args
  if (first.name === 'oneOf' || first.name === 'checkExact') {
    return given === undefined ? [] : validationChains(given, alternative || first.name === 'oneOf')
  }
  if (first.name === 'checkSchema') return ofSchema(given, second, alternative)
  const parts = Object.hasOwn(PARTS, first.name) ? PARTS[first.name] : undefined
  const fields = fieldsOf(given)
  return parts === undefined || fields === undefined ? [] : [{ parts, fields, rules, alternative }]
}

/** `checkSchema({ email: { in: ['body'], isEmail: true, isLength: { options: { max: 9 } } } })` */
function ofSchema(schema: Value | undefined, defaults: Value | undefined, alternative: boolean): readonly ValidationChain[] {
  if (schema?.kind !== 'object') return []
  return [...schema.members].map(([field, member]) => {
    const own = member.value()
    const rules: BuilderCall[] = []
    for (const [name, rule] of own.kind === 'object' ? own.members : []) {
      const options = rule.value()
      if (name === 'in' || name === 'errorMessage' || (options.kind === 'literal' && options.value === false)) continue
      const negated = memberOf(options, 'negated')
      if (negated?.kind === 'literal' && negated.value === true) rules.push({ name: 'not', args: [], value: options })
      rules.push({ name, args: argumentsOf(memberOf(options, 'options')), value: options })
    }
    return { parts: partsOf(memberOf(own, 'in') ?? defaults), fields: [field], rules, alternative }
  })
}

function argumentsOf(options: Value | undefined): readonly Value[] {
  if (options === undefined) return []
  return options.kind === 'array' ? options.items : [options]
}

function partsOf(value: Value | undefined): readonly PartName[] {
  const names = value && constantOf(value)
  return [names].flat().flatMap((one) => (typeof one === 'string' ? (partOfName(one) ?? []) : []))
}

function fieldsOf(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined) return ['']
  if (value.kind === 'array') return value.items.flatMap((one) => textOrUndefined(one) ?? [])
  const name = textOrUndefined(value)
  return name === undefined ? undefined : [name]
}

/** `validate([body('name').isString()])`, where the project's `validate` runs them. */
function closedOver(start: Environment): readonly ValidationChain[] {
  const found: ValidationChain[] = []
  for (let env: Environment | undefined = start; env?.owner !== undefined; env = env.parent) {
    for (const [name, value] of env.bound) if (name !== 'arguments') found.push(...ofBound(value()))
  }
  return found
}

function ofBound(value: Value): readonly ValidationChain[] {
  return value.kind === 'array' || value.kind === 'call' ? validationChains(value) : []
}
