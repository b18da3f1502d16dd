import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { memberOf, textOrUndefined } from '../constant.js'
import type { SchemaContext } from '../schema-reader.js'
import type { ReadCompiled } from './objects.js'

/** `Joi.alternatives()`: one of several schemas, also where another key decides which. */
export function readAlternatives(calls: readonly BuilderCall[], read: ReadCompiled): SchemaObject {
  const options: JsonSchema[] = []
  let match: 'anyOf' | 'oneOf' | 'allOf' = 'anyOf'
  for (const { name, args } of calls) {
    if (name === 'alternatives' || name === 'alt' || name === 'try')
      options.push(...args.flatMap((one) => (one.kind === 'array' ? one.items : [one])).map((one) => read(one) ?? {}))
    if (name === 'conditional' || name === 'when') options.push(...branches(args[1]).map((one) => read(one) ?? {}))
    if (name === 'match') match = matchOf(textOrUndefined(args[0]))
  }
  return oneOfSeveral(options, match)
}

function matchOf(mode: string | undefined): 'anyOf' | 'oneOf' | 'allOf' {
  if (mode === 'one') return 'oneOf'
  return mode === 'all' ? 'allOf' : 'anyOf'
}

/**
 * `.when('other', { is, then, otherwise })` on a schema. A schema that says nothing yet is any of the branches; of another, that a key decides
 * more about it is all that can be said.
 */
export function applyWhen(schema: SchemaObject, call: BuilderCall, read: ReadCompiled, context: SchemaContext): SchemaObject {
  const options = branches(call.args[1]).flatMap((one) => {
    const branch = read(one)
    return branch === undefined || branch === false || (typeof branch === 'object' && Object.keys(branch).length === 0) ? [] : [branch]
  })
  if (Object.keys(schema).length === 0 && options.length > 0) return oneOfSeveral(options, 'anyOf')
  const decides = textOrUndefined(call.args[0])
  context.note(call.value, `${decides === undefined ? 'Another value' : `\`${decides}\``} decides more about this schema.`)
  return schema
}

function branches(conditions: Value | undefined): readonly Value[] {
  const cases = memberOf(conditions, 'switch')
  const all = cases?.kind === 'array' ? [...cases.items, conditions] : [conditions]
  return all
    .flatMap((one) => [memberOf(one, 'then'), memberOf(one, 'otherwise')])
    .filter((one) => one !== undefined)
    .filter((one) => one.kind !== 'literal')
}

function oneOfSeveral(options: readonly JsonSchema[], keyword: 'anyOf' | 'oneOf' | 'allOf'): SchemaObject {
  const distinct = [...new Map(options.map((one) => [JSON.stringify(one), one])).values()]
  const [first] = distinct
  if (distinct.length === 1 && typeof first === 'object') return first
  return distinct.length === 0 ? {} : { [keyword]: distinct }
}
