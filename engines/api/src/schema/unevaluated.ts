import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import { quote, regex } from '../render/escape.js'
import { asRule, beside, type Context, helper, inside } from './context.js'
import { call, list, objectLiteral } from './layout.js'
import { lower } from './lower.js'
import { type Rendered, simple } from './rendered.js'

type Side = 'object' | 'array'
const UNEVALUATED = [
  ['object', 'unevaluatedProperties'],
  ['array', 'unevaluatedItems'],
] as const
/** Enough for what people write; deeper compositions count as evaluating everything. */
const DEPTH = 24

class Evaluated {
  deferred = false
  constructor(
    private readonly side: Side,
    private readonly context: Context,
  ) {}

  private rule(schema: JsonSchema, context: Context): string {
    const rendered = lower(schema, asRule(context))
    this.deferred ||= rendered.deferred
    return rendered.zod
  }

  /** The entries of an `Evaluated` literal of the runtime helper; undefined where nothing is evaluated. */
  of(schema: JsonSchema, own: boolean, depth = 0): string | undefined {
    if (typeof schema === 'boolean') return undefined
    if (depth > DEPTH) return '{ all: true }'
    const entries = this.side === 'object' ? this.ofObject(schema, own) : this.ofArray(schema, own)
    const branches = this.branches(schema, depth)
    if (branches.length > 0) entries.push(`when: ${list(branches)}`)
    return entries.length === 0 ? undefined : objectLiteral(entries, true)
  }

  private ofObject(schema: SchemaObject, own: boolean): string[] {
    if (schema.additionalProperties !== undefined || (!own && schema.unevaluatedProperties !== undefined)) return ['all: true']
    const names = Object.keys(schema.properties ?? {})
    const patterns = Object.keys(schema.patternProperties ?? {}).flatMap((pattern) => regex(pattern) ?? [])
    return [
      ...(names.length === 0 ? [] : [`names: ${list(names.map(quote))}`]),
      ...(patterns.length === 0 ? [] : [`patterns: ${list(patterns)}`]),
    ]
  }

  private ofArray(schema: SchemaObject, own: boolean): string[] {
    if (schema.items !== undefined || (!own && schema.unevaluatedItems !== undefined)) return ['all: true']
    const { prefixItems = [], contains } = schema
    return [
      ...(prefixItems.length === 0 ? [] : [`items: ${prefixItems.length}`]),
      ...(contains === undefined ? [] : [`contains: ${list([this.rule(contains, inside(this.context, '/contains'))])}`]),
    ]
  }

  private branches(schema: SchemaObject, depth: number): string[] {
    const place = beside(this.context, '')
    const found: string[] = []
    const always = (part: JsonSchema | undefined) => {
      const text = part === undefined ? undefined : this.of(part, false, depth + 1)
      if (text !== undefined) found.push(list(['z.unknown()', text]))
    }
    const where = (condition: JsonSchema, then: JsonSchema, otherwise?: JsonSchema) => {
      const [yes, no] = [this.of(then, false, depth + 1), otherwise === undefined ? undefined : this.of(otherwise, false, depth + 1)]
      if (yes === undefined && no === undefined) return
      found.push(list([this.rule(condition, place), yes ?? '{}', ...(no === undefined ? [] : [no])]))
    }
    if (schema.$ref !== undefined) always(this.context.scope.resolve(refName(schema.$ref) ?? ''))
    for (const one of schema.allOf ?? []) always(one)
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) where(one, one)
    if (schema.if !== undefined) {
      where(schema.if, { allOf: [schema.if, ...(schema.then === undefined ? [] : [schema.then])] }, schema.else)
    }
    for (const [name, one] of Object.entries(schema.dependentSchemas ?? {})) where({ type: 'object', required: [name] }, one)
    return found
  }
}

/** `unevaluatedProperties` and `unevaluatedItems`, with all that the schemas beside them look at. */
export function unevaluatedRules(schema: SchemaObject, context: Context): readonly Rendered[] {
  const rules: Rendered[] = []
  for (const [side, keyword] of UNEVALUATED) {
    const rest = schema[keyword]
    if (rest === undefined || rest === true) continue
    const value = lower(rest, asRule(inside(context, `/${keyword}`)))
    const evaluated = new Evaluated(side, context)
    const text = evaluated.of(schema, true) ?? '{}'
    rules.push({
      ...simple(call(helper(context, 'unevaluated'), quote(side), text, value.zod), 'unknown'),
      deferred: value.deferred || evaluated.deferred,
    })
  }
  return rules
}
