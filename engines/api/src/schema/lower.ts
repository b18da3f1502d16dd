import { type JsonSchema, refName, type SchemaObject } from '../model/schema.js'
import { renderArray } from './arrays.js'
import { conflictingDefaults } from './conflicting-defaults.js'
import { asRule, beside, type Context, helper, report } from './context.js'
import { leadsBack, withoutUnions } from './in-place.js'
import type { JsonType } from './json-type.js'
import { keywordTypes } from './keywords.js'
import { call, list, objectLiteral } from './layout.js'
import { renderValues } from './literals.js'
import { type Merged, mergeAllOf } from './merge.js'
import { renderNumber } from './numbers.js'
import { ANY_OBJECT, definesProperties, renderObject } from './objects.js'
import { inDirection, onlyBesideNull, withParts } from './one-way.js'
import { combine, intersection, NEVER, nullable, type Rendered, restricted, simple, UNKNOWN } from './rendered.js'
import { renderString } from './strings.js'
import { ALL_TYPES, acceptedTypes, declaredTypes, integersOnly, intersect } from './types.js'
import { reportUnchecked } from './unchecked.js'
import { unevaluatedRules } from './unevaluated.js'
import { onlyRestricts, renderUnion } from './unions.js'

function renderType(type: JsonType, schema: SchemaObject, context: Context): Rendered {
  if (type === 'object') return keywordTypes(schema).includes('object') ? renderObject(schema, context) : ANY_OBJECT
  if (type === 'array') return renderArray(schema, context)
  if (type === 'string') return renderString(schema, context)
  if (type === 'number') return renderNumber(schema, context)
  return type === 'boolean' ? simple('z.boolean()', 'boolean') : simple('z.null()', 'null')
}

/** A schema without `type` lets every value pass that its keywords say nothing about. */
function renderUntyped(types: readonly JsonType[], schema: SchemaObject, context: Context): Rendered {
  const members = types.map((type) => renderType(type, schema, context))
  if (!context.ruleOnly) {
    report(
      context,
      'untyped',
      'note',
      `This schema has no type: values other than ${types.join(' or ')} pass, though the generated type does not show them.`,
      'Say what it is with `type`.',
    )
  }
  const entries = members.map((member, index) => `${types[index] ?? ''}: ${member.zod}`)
  return combine(call(helper(context, 'when'), objectLiteral(entries, true)), '|', members)
}

/** What the schema's own type keywords say; undefined where they say nothing. */
function renderOwn(schema: SchemaObject, context: Context): Rendered | undefined {
  if (schema.type === undefined && keywordTypes(schema).length === 0) return undefined
  const allowed = intersect(declaredTypes(schema), context.known)
  if (allowed.size === ALL_TYPES.size) {
    const types = keywordTypes(schema)
    return types.length === 0 ? undefined : renderUntyped(types, schema, context)
  }
  const [only] = allowed
  if (allowed.size === 1 && only !== undefined && only !== 'null') return renderType(only, schema, context)
  const present = [...ALL_TYPES].filter((type) => allowed.has(type))
  const rendered = present.filter((type) => type !== 'null').map((type) => renderType(type, schema, context))
  const [first] = rendered
  if (first === undefined) return present.length === 0 ? NEVER : simple('z.null()', 'null')
  const some = rendered.length === 1 ? first : combine(call('z.union', list(rendered.map((one) => one.zod))), '|', rendered)
  return allowed.has('null') ? nullable(some) : some
}

function renderReference(ref: string, context: Context): Rendered {
  const name = refName(ref)
  const target = name === undefined ? undefined : context.scope.outline(name)
  if (name === undefined || target === undefined) {
    report(
      context,
      'unresolvedReference',
      'warning',
      `The reference ${JSON.stringify(ref)} points at no named schema, so anything passes.`,
      'Correct the reference.',
    )
    return UNKNOWN
  }
  if (leadsBack(name, context)) {
    const whole = context.scope.resolve(name)
    if (context.declaring.has(name) || typeof whole !== 'object') {
      report(
        context,
        'endlessReference',
        'warning',
        `${JSON.stringify(name)} refers to itself without end, so the reference is left out.`,
        'Remove the reference.',
      )
      return UNKNOWN
    }
    return lower(withoutUnions(whole), { ...context, declaring: new Set([...context.declaring, name]) })
  }
  const { identifier, lazy, inputDiffers } = context.scope.reference(name)
  return {
    zod: identifier,
    type: (direction) => (direction === 'input' && inputDiffers ? `${identifier}Input` : identifier),
    compound: false,
    interfaceable: false,
    deferred: lazy,
  }
}

/** Whether validating a schema may report unknown keys, which `z.intersection` takes back where the other side knows them. */
function mayBeClosed(schema: JsonSchema, context: Context, seen: ReadonlySet<string> = new Set()): boolean {
  if (typeof schema === 'boolean') return false
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== true) return true
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (inner.some((one) => mayBeClosed(one, context, seen))) return true
  const name = schema.$ref === undefined ? undefined : refName(schema.$ref)
  const target = name === undefined || seen.has(name) ? undefined : context.scope.outline(name)
  return target !== undefined && name !== undefined && mayBeClosed(target, context, new Set([...seen, name]))
}

/** `not`, `if`, `then`, `else`: they check and add nothing. */
function conditionRules(schema: SchemaObject, context: Context): readonly Rendered[] {
  const rule = (one: JsonSchema, keyword: string) => lower(one, asRule(beside(context, `/${keyword}`)))
  const rules: Rendered[] = []
  if (schema.not !== undefined) {
    const no = rule(schema.not, 'not')
    rules.push({ ...UNKNOWN, zod: call(helper(context, 'not'), no.zod), deferred: no.deferred })
  }
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    const [condition, then] = [rule(schema.if, 'if'), rule(schema.then ?? true, 'then')]
    const otherwise = schema.else === undefined ? undefined : rule(schema.else, 'else')
    const parts = [condition, then, ...(otherwise === undefined ? [] : [otherwise])]
    const zod = call(helper(context, 'conditional'), ...parts.map((part) => part.zod))
    rules.push({ ...UNKNOWN, zod, deferred: parts.some((part) => part.deferred) })
  }
  return rules
}

interface Part {
  readonly rendered: Rendered
  readonly schema: JsonSchema
}

/** Everything that applies to the same instance, in one schema. */
function assemble(parts: readonly Part[], rules: readonly Rendered[], context: Context): Rendered {
  const apart = conflictingDefaults(
    parts.map((part) => part.schema),
    context,
  )
  const said = parts.filter((part, index) => part.rendered.zod !== UNKNOWN.zod && !apart.has(index))
  if (said.some((part) => part.rendered.zod === NEVER.zod)) return NEVER
  const sealed = said.map(({ rendered, schema }) => {
    if (said.length < 2 || !mayBeClosed(schema, context)) return rendered
    return { ...rendered, zod: call(helper(context, 'where'), rendered.zod) }
  })
  const checked = parts.filter((_, index) => apart.has(index)).map((part) => part.rendered)
  return restricted(context.scope, sealed.length === 0 ? UNKNOWN : intersection(sealed), [...rules, ...checked])
}

/** Keywords that have something to say beside `type` and what goes with the types. */
const BESIDE: ReadonlySet<string> = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'enum',
  'const',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
])

/** Whether a schema is no more than its types and their keywords. Most are, and large documents have tens of thousands of them. */
function isPlain(schema: SchemaObject): boolean {
  if (schema.type === undefined) return false
  for (const keyword in schema) if (BESIDE.has(keyword)) return false
  return true
}

/** Renders a schema with everything in it. The one way down: every other renderer comes back here for its parts. */
export function lower(schema: JsonSchema, outer: Context): Rendered {
  if (schema === true) return UNKNOWN
  if (schema === false) return NEVER
  const plain =
    outer.known === ALL_TYPES && isPlain(schema)
      ? renderOwn(inDirection(schema, outer, false), { ...outer, known: declaredTypes(schema) })
      : undefined
  if (plain !== undefined) return plain
  const { outline } = outer.scope
  const merged = mergeAllOf(schema)
  const known = intersect(outer.known, acceptedTypes(schema, outline))
  const around = withParts(outer.around, schema)
  const context = known === outer.known && around === outer.around ? outer : { ...outer, known, around }
  const { rest } = merged
  const own = inDirection(merged.own, context, merged.own.$ref !== undefined || rest.length > 0)
  const values = renderValues(own, outer)
  if (values !== undefined) {
    if (values.complete && rest.length === 0) return values.rendered
    const { enum: _enum, const: _const, ...others } = own
    const remaining = lower({ ...others, allOf: rest.map((one) => one.schema) }, asRule(outer))
    return restricted(outer.scope, values.rendered, remaining.zod === UNKNOWN.zod ? [] : [remaining])
  }
  return assemble(...partsOf(schema, own, rest, context, outer), context)
}

/** A schema without what applies beside its own keywords. */
function withoutApplicators(schema: SchemaObject): SchemaObject {
  if (schema.$ref === undefined && schema.anyOf === undefined && schema.oneOf === undefined) return schema
  const { $ref: _ref, anyOf: _anyOf, oneOf: _oneOf, ...keywords } = schema
  return keywords
}

/** The schemas that make up the value, and the rules that only check it. */
function partsOf(schema: SchemaObject, own: SchemaObject, rest: Merged['rest'], context: Context, outer: Context): [Part[], Rendered[]] {
  const rules: Rendered[] = []
  const composed: Part[] = []
  if (own.$ref !== undefined) composed.push({ rendered: renderReference(own.$ref, outer), schema: { $ref: own.$ref } })
  const { type } = own
  const says = keywordTypes(own).length > 0 || integersOnly(own)
  // What only requires properties keeps no unknown ones, where the parts that describe them do not.
  const onlyRequires = own.properties === undefined && own.required !== undefined
  const describedBeside = onlyRequires && definesProperties({ ...own, allOf: rest.map((one) => one.schema) })
  const shaped = describedBeside ? { ...own, properties: {} } : own
  if (says) composed.push({ rendered: renderOwn(shaped, context) ?? UNKNOWN, schema: withoutApplicators(own) })
  for (const one of rest) composed.push({ rendered: lower(one.schema, beside(context, one.pointer)), schema: one.schema })
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = own[keyword]
    if (members === undefined) continue
    if (members.every(onlyRestricts)) rules.push(renderUnion(keyword, own, asRule(context)))
    else {
      // Members are told apart by what they demand: only where there is no choice does what stands around change that.
      const chosen = onlyBesideNull(members) === undefined ? { ...context, around: [] } : context
      composed.push({ rendered: renderUnion(keyword, own, chosen), schema: { [keyword]: members } })
    }
  }
  // A bare `type` needs no words of its own where something beside it already says so.
  if (!says && type !== undefined) {
    if (composed.length === 0) composed.push({ rendered: renderOwn(own, outer) ?? UNKNOWN, schema: { type } })
    else if (!composed.some((part) => enforces(part.schema, context.known, context))) rules.push(renderOwn(own, asRule(outer)) ?? UNKNOWN)
  }
  rules.push(...conditionRules(own, context), ...unevaluatedRules(schema, context))
  reportUnchecked(own, context)
  return [composed, rules]
}

/** Whether what is rendered for a schema lets pass no type but the known ones. */
function enforces(schema: JsonSchema, known: ReadonlySet<JsonType>, context: Context): boolean {
  if (typeof schema === 'boolean') return !schema
  if ([...acceptedTypes(schema, context.scope.outline)].every((type) => known.has(type)) || keywordTypes(schema).length > 0) return true
  if ((schema.allOf ?? []).some((one) => enforces(one, known, context))) return true
  return [schema.anyOf, schema.oneOf].some((members) => members?.every((one) => enforces(one, known, context)) ?? false)
}
