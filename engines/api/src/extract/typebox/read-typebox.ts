import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import { nameOfId, SchemaIds } from '../json-schema/schema-ids.js'
import { patternOf } from '../pattern.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { keysOf, propertiesOf } from './objects.js'
import { SCALARS } from './scalars.js'
import { objectCall, typeBoxCall } from './typebox-call.js'
import { withOptions } from './with-options.js'

/**
 * Reads TypeBox (`@sinclair/typebox`, `typebox`, Fastify's type provider) to JSON Schema. Objects, unions and whatever has an `$id` become
 * components where they are constants; `Type.Ref`, `Type.This` and modules lead back to them.
 */
export function typeBoxReader(evaluator: Evaluator): SchemaReader {
  const ids = new SchemaIds(evaluator)
  return (value, context) => new TypeBoxReading(evaluator, ids, context).read(value)
}

const NAMED = new Set([
  'Object',
  'Union',
  'Intersect',
  'Composite',
  'Enum',
  'Recursive',
  'Partial',
  'Pick',
  'Omit',
  'Required',
  'Interface',
])

class TypeBoxReading {
  constructor(
    readonly evaluator: Evaluator,
    readonly ids: SchemaIds,
    readonly context: SchemaContext,
  ) {}

  read(value: Value): JsonSchema | undefined {
    const call = typeBoxCall(value)
    if (call === undefined) return undefined
    const [first] = call.args
    if (WRAPPERS.has(call.name)) return first && this.context.read(first)
    const id = textOrUndefined(memberOf(call.args.at(-1), '$id'))
    const isConstant = this.evaluator.nameOf(value) !== undefined
    const body = () => this.#body(call.name, call.args, value)
    if (call.name === 'Recursive') {
      const name = isConstant ? undefined : (nameOfId(id) ?? 'Recursive')
      return this.context.reference(value, body, name) ?? body()
    }
    if (id === undefined && !(isConstant && NAMED.has(call.name))) return body()
    return this.context.reference(value, body, isConstant ? undefined : nameOfId(id)) ?? body()
  }

  #body(name: string, args: readonly Value[], value: Value): JsonSchema | undefined {
    const [first, second] = args
    const scalar = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined
    if (scalar !== undefined) return withOptions(scalar, first, this.context)
    switch (name) {
      case 'Literal':
      case 'Const': {
        const constant = first && constantOf(first)
        return withOptions(
          constant === undefined ? this.#unknown(value, 'The literal is not known.') : { const: constant },
          second,
          this.context,
        )
      }
      case 'Array':
        return withOptions({ type: 'array', items: this.#child(first) }, second, this.context)
      case 'Tuple': {
        const items = first?.kind === 'array' ? first.items.map((one) => this.#child(one)) : []
        return withOptions(
          { type: 'array', prefixItems: items, items: false, minItems: items.length, maxItems: items.length },
          second,
          this.context,
        )
      }
      case 'Union':
        return withOptions(this.#union(first), second, this.context)
      case 'Intersect':
        return withOptions({ allOf: this.#list(first) }, second, this.context)
      case 'Object':
        return withOptions(this.#object(first), second, this.context)
      case 'Composite':
      case 'Evaluate':
      case 'Partial':
      case 'Required':
      case 'Pick':
      case 'Omit':
      case 'Interface':
        return withOptions(
          this.#derived(value),
          name === 'Pick' || name === 'Omit' || name === 'Interface' ? args[2] : second,
          this.context,
        )
      case 'Enum':
        return withOptions(this.#enum(first, value), second, this.context)
      case 'KeyOf':
        return withOptions({ type: 'string', enum: [...((first && keysOf(this.evaluator, value)) ?? [])] }, second, this.context)
      case 'Record':
        return withOptions(this.#record(first, second), args[2], this.context)
      case 'RegExp':
      case 'TemplateLiteral': {
        const pattern = patternOf(first)
        return withOptions(pattern === undefined ? { type: 'string' } : { type: 'string', pattern }, second, this.context)
      }
      case 'Not':
        return withOptions({ not: this.#child(first) }, second, this.context)
      case 'Index':
        return this.#child(propertiesOf(this.evaluator, first)?.get(textOrUndefined(second) ?? '')?.value)
      case 'Unsafe':
        return first === undefined ? {} : (this.context.read(first) ?? withOptions({}, first, this.context))
      case 'Ref':
        return this.#reference(first, second)
      case 'Recursive':
        return this.#recursive(first, second, value)
      default:
        return this.#unknown(value, `\`${name}\` has no JSON Schema.`)
    }
  }

  #child(value: Value | undefined): JsonSchema {
    const schema = value && this.context.read(value)
    if (schema === undefined && value !== undefined) this.context.note(value, 'A part of the schema is not known.')
    return schema ?? {}
  }

  #list(value: Value | undefined): readonly JsonSchema[] {
    if (value?.kind !== 'array' || value.open) {
      if (value !== undefined) this.context.note(value, 'Not all schemas of the list are known.')
      if (value?.kind !== 'array') return []
    }
    return value.items.map((one) => this.#child(one))
  }

  #union(value: Value | undefined): SchemaObject {
    const options = this.#list(value)
    const constants = options
      .map((one) => (typeof one === 'object' && Object.keys(one).length === 1 ? one.const : undefined))
      .filter((one) => one !== undefined)
    if (options.length > 0 && constants.length === options.length) {
      const isText = constants.every((one) => typeof one === 'string')
      return { ...(isText ? { type: 'string' as const } : {}), enum: constants }
    }
    return { anyOf: options }
  }

  #object(value: Value | undefined): SchemaObject {
    if (value?.kind !== 'object') {
      if (value !== undefined) this.context.note(value, 'The properties of the object are not known.')
      return { type: 'object' }
    }
    if (value.open) this.context.note(value, 'Some properties of the object are not known.')
    return this.#derived(objectCall({ ...value, open: false }))
  }

  #derived(value: Value): SchemaObject {
    const properties = propertiesOf(this.evaluator, value)
    if (properties === undefined) return this.#unknown(value, 'The properties of the object are not known.')
    const required = [...properties].filter(([, one]) => !one.optional).map(([name]) => name)
    return {
      type: 'object',
      properties: Object.fromEntries([...properties].map(([name, one]) => [name, this.#child(one.value)])),
      ...(required.length === 0 ? {} : { required }),
    }
  }

  #enum(value: Value | undefined, call: Value): SchemaObject {
    const members =
      value?.kind === 'object' ? [...value.members.values()].map((member) => member.value()) : value?.kind === 'array' ? value.items : []
    const values = members.map(constantOf).filter((one) => one !== undefined)
    if (values.length === 0 || values.length < members.length) return this.#unknown(call, 'Not all values of the enum are known.')
    return values.every((one) => typeof one === 'string') ? { type: 'string', enum: values } : { enum: values }
  }

  #record(key: Value | undefined, value: Value | undefined): SchemaObject {
    const child = this.#child(value)
    const names = key && keysOf(this.evaluator, key)
    if (names !== undefined) return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, child])), required: names }
    const keys = this.#child(key)
    const pattern = typeof keys === 'object' ? keys.pattern : undefined
    return pattern === undefined
      ? { type: 'object', additionalProperties: child }
      : { type: 'object', patternProperties: { [pattern]: child } }
  }

  #reference(target: Value | undefined, options: Value | undefined): JsonSchema {
    const id = textOrUndefined(target)
    const found = id === undefined ? target : this.ids.find(id)
    const schema = found && this.context.read(found)
    if (schema !== undefined)
      return options === undefined || typeof schema === 'boolean' ? schema : withOptions(schema, options, this.context)
    if (target !== undefined)
      this.context.note(target, `${id === undefined ? 'What the schema refers to' : `"${id}"`} is found nowhere in the sources.`)
    return {}
  }

  /** `Type.Recursive((This) => …)`: the parameter stands for the whole. */
  #recursive(make: Value | undefined, options: Value | undefined, value: Value): JsonSchema | undefined {
    if (make?.kind !== 'function') return this.#unknown(value, 'The recursive schema is not known.')
    const made = this.evaluator.call(make, [value], { node: value.node, env: value.env })
    const schema = this.context.read(made)
    return typeof schema === 'object' ? withOptions(schema, options, this.context) : schema
  }

  #unknown(value: Value, message: string): SchemaObject {
    this.context.note(value, message)
    return {}
  }
}

/** They change how a schema is used, not what it says. */
const WRAPPERS = new Set([
  'Optional',
  'Readonly',
  'ReadonlyOptional',
  'Transform',
  'Encode',
  'Decode',
  'Codec',
  'Refine',
  'Strict',
  'Clone',
])
