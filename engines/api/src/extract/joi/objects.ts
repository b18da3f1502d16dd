import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { BuilderCall } from '../builder-chain.js'
import { textOrUndefined } from '../constant.js'
import { also, withNumber } from '../keyword.js'
import { patternOf } from '../pattern.js'
import type { SchemaContext } from '../schema-reader.js'
import { joiCalls } from './joi-chain.js'
import { presenceForKeys, presenceOf } from './presence.js'

/** How the reader reads what stands for a schema inside another: also plain objects, lists and literals. */
export type ReadCompiled = (value: Value) => JsonSchema | undefined

/** `Joi.object()` with everything that follows. */
export function readObject(evaluator: Evaluator, calls: readonly BuilderCall[], read: ReadCompiled, context: SchemaContext): SchemaObject {
  const keys = new Map<string, Value>()
  let schema: SchemaObject = { type: 'object' }
  for (const call of calls) {
    const [first, second] = call.args
    switch (call.name) {
      case 'object':
      case 'keys':
      case 'append':
        addKeys(keys, first, context)
        break
      case 'concat':
        for (const one of (first && joiCalls(evaluator, first)) ?? [])
          if (one.name === 'object' || one.name === 'keys' || one.name === 'append') addKeys(keys, one.args[0], context)
        break
      case 'fork':
        fork(evaluator, keys, call, context)
        break
      case 'min':
        schema = withNumber(schema, ['minProperties'], first, context)
        break
      case 'max':
        schema = withNumber(schema, ['maxProperties'], first, context)
        break
      case 'length':
        schema = withNumber(schema, ['minProperties', 'maxProperties'], first, context)
        break
      case 'unknown':
        if (first?.kind === 'literal' && first.value === false) schema = { ...schema, additionalProperties: false }
        break
      case 'pattern':
        schema = withPatternKeys(schema, first, (second && read(second)) ?? {})
        break
      default:
        schema = withDependencies(schema, call)
    }
  }
  return { ...schema, ...properties(evaluator, calls, keys, read, context) }
}

function addKeys(keys: Map<string, Value>, value: Value | undefined, context: SchemaContext): void {
  if (value?.kind !== 'object') {
    if (value !== undefined && !(value.kind === 'literal')) context.note(value, 'The keys of the object are not known.')
    return
  }
  if (value.open) context.note(value, 'Some keys of the object are not known.')
  for (const [name, member] of value.members) {
    keys.delete(name)
    keys.set(name, member.value())
  }
}

function properties(
  evaluator: Evaluator,
  calls: readonly BuilderCall[],
  keys: ReadonlyMap<string, Value>,
  read: ReadCompiled,
  context: SchemaContext,
): SchemaObject {
  const inherited = presenceForKeys(calls)
  const entries: [string, JsonSchema][] = []
  const required: string[] = []
  for (const [name, value] of keys) {
    const presence = presenceOf(joiCalls(evaluator, value) ?? [], inherited)
    if (presence === 'forbidden') continue
    const schema = read(value)
    if (schema === undefined) context.note(value, `The schema of \`${name}\` is not known.`)
    entries.push([name, schema ?? {}])
    if (presence === 'required') required.push(name)
  }
  if (entries.length === 0) return {}
  return { properties: Object.fromEntries(entries), ...(required.length === 0 ? {} : { required }) }
}

/** `fork(['a'], (schema) => schema.required())`: the keys named are what the function makes of them. */
function fork(evaluator: Evaluator, keys: Map<string, Value>, { args, value }: BuilderCall, context: SchemaContext): void {
  const [paths, adjust] = args
  const names = paths?.kind === 'array' && !paths.open ? paths.items.map(textOrUndefined) : [textOrUndefined(paths)]
  for (const name of names) {
    const known = name === undefined ? undefined : keys.get(name)
    if (name === undefined || known === undefined || adjust?.kind !== 'function') {
      context.note(value, 'What `.fork()` changes is not known.')
      continue
    }
    keys.set(name, evaluator.call(adjust, [known], { node: known.node, env: known.env }))
  }
}

function withPatternKeys(schema: SchemaObject, key: Value | undefined, child: JsonSchema): SchemaObject {
  const pattern = patternOf(key)
  if (pattern === undefined) return { ...schema, additionalProperties: child }
  return { ...schema, patternProperties: { ...schema.patternProperties, [pattern]: child } }
}

/** Keys that go together, or don't. */
function withDependencies(schema: SchemaObject, { name, args }: BuilderCall): SchemaObject {
  const peers = args.flatMap((one) => (one.kind === 'array' ? one.items : [one])).flatMap((one) => textOrUndefined(one) ?? [])
  const [key, ...others] = peers
  if (key === undefined || others.length === 0) return schema
  const each = peers.map((one) => ({ required: [one] }))
  switch (name) {
    case 'and':
      return depending(schema, Object.fromEntries(peers.map((one) => [one, peers.filter((peer) => peer !== one)])))
    case 'with':
      return depending(schema, { [key]: others })
    case 'without':
      return others.reduce((current, other) => also(current, { not: { required: [key, other] } }), schema)
    case 'or':
      return also(schema, { anyOf: each })
    case 'xor':
      return also(schema, { oneOf: each })
    case 'oxor':
      return also(schema, { oneOf: [...each, { not: { anyOf: each } }] })
    case 'nand':
      return also(schema, { not: { required: peers } })
    default:
      return schema
  }
}

function depending(schema: SchemaObject, more: Readonly<Record<string, readonly string[]>>): SchemaObject {
  return { ...schema, dependentRequired: { ...schema.dependentRequired, ...more } }
}
