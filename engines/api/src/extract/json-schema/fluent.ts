import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, JsonSchemaType, SchemaObject } from '../../model/schema.js'
import { type BuilderCall, builderChain } from '../builder-chain.js'
import { constantOf, constantsOf, textOrUndefined } from '../constant.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { modernised } from './modernise.js'
import { nameOfId, SchemaIds } from './schema-ids.js'

const PACKAGES = new Set(['fluent-json-schema', 'fluent-schema'])
const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])
const LISTS: ReadonlySet<string> = new Set(['anyOf', 'allOf', 'oneOf'])
const CHILDREN: ReadonlySet<string> = new Set(['not', 'contains', 'propertyNames', 'additionalProperties', 'additionalItems'])

/** Reads the builders of fluent-json-schema: `S.object().prop('id', S.string().required())`. */
export function fluentReader(evaluator: Evaluator): SchemaReader {
  const ids = new SchemaIds(evaluator)
  return (value, context) => {
    const calls = fluentCalls(value)
    if (calls === undefined) return undefined
    const id = textOrUndefined(calls.findLast(({ name }) => name === 'id')?.args[0])
    const body = () => new FluentReading(ids, context).read(calls)
    const isConstant = evaluator.nameOf(value) !== undefined
    if (id === undefined && !(isConstant && calls.some(({ name }) => name === 'prop' || LISTS.has(name)))) return body()
    return context.reference(value, body, isConstant ? undefined : nameOfId(id)) ?? body()
  }
}

function fluentCalls(value: Value): readonly BuilderCall[] | undefined {
  const chain = builderChain(value)
  return chain !== undefined && PACKAGES.has(chain.specifier) ? chain.calls : undefined
}

class FluentReading {
  readonly #properties = new Map<string, JsonSchema>()
  readonly #required = new Set<string>()
  readonly #patterns = new Map<string, JsonSchema>()

  constructor(
    readonly ids: SchemaIds,
    readonly context: SchemaContext,
  ) {}

  read(calls: readonly BuilderCall[]): SchemaObject {
    const schema = modernised(calls.reduce<SchemaObject>((current, call) => this.#apply(current, call), {}))
    return {
      ...schema,
      ...(this.#properties.size === 0 ? {} : { properties: Object.fromEntries(this.#properties) }),
      ...(this.#patterns.size === 0 ? {} : { patternProperties: Object.fromEntries(this.#patterns) }),
      ...(this.#required.size === 0 ? {} : { required: [...this.#required] }),
    }
  }

  #apply(schema: SchemaObject, call: BuilderCall): SchemaObject {
    const { name, args } = call
    const [first, second] = args
    if (isType(name) && first?.kind !== 'object') return { ...schema, type: name }
    if (LISTS.has(name)) return { ...schema, [name]: first?.kind === 'array' ? first.items.map((one) => this.#child(one)) : [] }
    if (CHILDREN.has(name)) return { ...schema, [name]: first === undefined ? {} : this.#child(first) }
    switch (name) {
      case 'id':
      case 'schema':
      case 'definition':
      case 'valueOf':
        return schema
      case 'prop':
        this.#property(first, second)
        return schema
      case 'required': {
        const names = first && constantOf(first)
        for (const one of Array.isArray(names) ? names : []) this.#required.add(String(one))
        return schema
      }
      case 'patternProperties':
        if (first?.kind === 'object') for (const [key, member] of first.members) this.#patterns.set(key, this.#child(member.value()))
        return schema
      case 'items':
        return withKeyword(
          schema,
          'items',
          first?.kind === 'array' ? first.items.map((one) => this.#child(one)) : first ? this.#child(first) : {},
        )
      case 'mixed':
        return { ...schema, ...listed('type', call) }
      case 'enum':
        return { ...schema, ...listed('enum', call) }
      case 'examples':
        return { ...schema, ...listed('examples', call) }
      case 'ref':
        return { ...schema, ...this.#reference(call) }
      case 'raw':
        return { ...schema, ...objectOf(first) }
      case 'extend':
        return { ...this.#extended(first), ...schema }
      case 'only':
      case 'without':
        this.#select(call)
        return schema
      default:
        return this.#constant(schema, call)
    }
  }

  #property(name: Value | undefined, value: Value | undefined): void {
    const key = textOrUndefined(name)
    if (key === undefined) {
      if (name !== undefined) this.context.note(name, 'The name of the property is not known.')
      return
    }
    this.#properties.set(key, value === undefined ? {} : this.#child(value))
    const isRequired = value !== undefined && fluentCalls(value)?.some((call) => call.name === 'required' && call.args.length === 0)
    if (isRequired) this.#required.add(key)
  }

  #child(value: Value): JsonSchema {
    if (value.kind === 'literal' && typeof value.value === 'boolean') return value.value
    const schema = this.context.read(value)
    if (schema === undefined) this.context.note(value, 'A part of the schema is not known.')
    return schema ?? {}
  }

  #extended(base: Value | undefined): SchemaObject {
    const calls = base === undefined ? undefined : fluentCalls(base)
    if (calls === undefined) {
      if (base !== undefined) this.context.note(base, 'The schema that is extended is not known.')
      return {}
    }
    return calls.reduce<SchemaObject>((current, call) => this.#apply(current, call), {})
  }

  #select({ name, args }: BuilderCall): void {
    const names = args[0] && constantOf(args[0])
    if (!Array.isArray(names)) return
    for (const key of [...this.#properties.keys()]) {
      if (names.includes(key) === (name === 'only')) continue
      this.#properties.delete(key)
      this.#required.delete(key)
    }
  }

  #reference({ args, value }: BuilderCall): SchemaObject {
    const ref = textOrUndefined(args[0])
    const target = ref === undefined ? undefined : (this.ids.find(ref) ?? this.ids.find(ref.replace(/#$/, '')))
    const schema = target && this.context.read(target)
    if (typeof schema === 'object') return schema
    this.context.note(value, `${ref === undefined ? 'What the schema refers to' : `"${ref}"`} is found nowhere in the sources.`)
    return {}
  }

  #constant(schema: SchemaObject, { name, args, value }: BuilderCall): SchemaObject {
    const [first] = args
    if (first === undefined)
      return name === 'readOnly' || name === 'writeOnly' || name === 'uniqueItems' ? { ...schema, [name]: true } : schema
    const constant = formatName(first) ?? constantOf(first)
    if (constant !== undefined) return { ...schema, [name]: constant }
    this.context.note(value, `What \`.${name}()\` says is not known.`)
    return schema
  }
}

function isType(name: string): name is JsonSchemaType {
  return TYPES.has(name)
}

/** Also in the spelling of an older draft. */
function withKeyword(schema: SchemaObject, keyword: string, value: unknown): SchemaObject {
  return { ...schema, [keyword]: value }
}

/** `S.FORMATS.DATE_TIME` */
function formatName(value: Value): string | undefined {
  if (value.kind !== 'external' || !value.path.includes('FORMATS')) return undefined
  return value.path.at(-1)?.toLowerCase().replaceAll('_', '-')
}

function listed(keyword: string, { args }: BuilderCall): SchemaObject {
  const values = constantsOf(args.flatMap((one) => (one.kind === 'array' ? one.items : [one])))
  return values === undefined ? {} : { [keyword]: values }
}

function objectOf(value: Value | undefined): SchemaObject {
  const constant = value && constantOf(value)
  return typeof constant === 'object' && constant !== null && !Array.isArray(constant) ? { ...constant } : {}
}
