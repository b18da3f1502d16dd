import type { Evaluator } from '../../evaluate/evaluator.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { withNumber } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'
import { joiCalls } from './joi-chain.js'
import type { ReadCompiled } from './objects.js'
import { presenceOf } from './presence.js'

/** `Joi.array()` with everything that follows. */
export function readArray(evaluator: Evaluator, calls: readonly BuilderCall[], read: ReadCompiled, context: SchemaContext): SchemaObject {
  const items: JsonSchema[] = []
  const needed: JsonSchema[] = []
  const ordered: JsonSchema[] = []
  let schema: SchemaObject = { type: 'array' }
  for (const { name, args } of calls) {
    const [first] = args
    switch (name) {
      case 'items':
        for (const one of args.flatMap((given) => (given.kind === 'array' ? given.items : [given]))) {
          const presence = presenceOf(joiCalls(evaluator, one) ?? [], 'optional')
          const item = presence === 'forbidden' ? undefined : read(one)
          if (item !== undefined) items.push(item)
          if (item !== undefined && presence === 'required') needed.push(item)
        }
        break
      case 'ordered':
        ordered.push(...args.map((one) => read(one) ?? {}))
        break
      case 'has':
        needed.push((first && read(first)) ?? {})
        break
      case 'min':
        schema = withNumber(schema, ['minItems'], first, context)
        break
      case 'max':
        schema = withNumber(schema, ['maxItems'], first, context)
        break
      case 'length':
        schema = withNumber(schema, ['minItems', 'maxItems'], first, context)
        break
      case 'unique':
        if (first === undefined) schema = { ...schema, uniqueItems: true }
        else context.note(first, 'By what `.unique()` compares, JSON Schema can not say.')
        break
    }
  }
  const [item, ...more] = items
  const [contains, ...further] = needed.filter((one) => items.length !== 1 || one !== item)
  // The only kind of item, demanded: at least one of them.
  if (items.length === 1 && needed.includes(item ?? {}) && schema.minItems === undefined) schema = { ...schema, minItems: 1 }
  return {
    ...schema,
    ...(ordered.length === 0 ? {} : { prefixItems: ordered, ...(item === undefined ? { items: false } : {}) }),
    ...(item === undefined ? {} : { items: more.length === 0 ? item : { anyOf: items } }),
    ...(contains === undefined ? {} : { contains }),
    ...(further.length === 0 ? {} : { allOf: further.map((one) => ({ contains: one })) }),
  }
}
