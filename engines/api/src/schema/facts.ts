import type { JsonSchema } from '../model/schema.js'
import { components } from './components.js'
import { defaultOf } from './defaults.js'
import { isReadOnly, isWriteOnly } from './one-way.js'
import { outlineOf, sameOutline } from './outline.js'
import { referencesOf } from './references.js'
import { visitSubschemas } from './subschemas.js'
import type { Resolve } from './types.js'

/** What must be known of a named schema before code is written of it. */
export interface SchemaFacts {
  /** The same number for all schemas that refer to one another in a circle; undefined for a schema in none. */
  readonly cycle: number | undefined
  /** What a request sends differs from what a response gives: readOnly or writeOnly properties, here or in a schema it refers to. */
  readonly formsDiffer: boolean
  /** What goes in differs from what comes out: optional properties with a default, here or in a schema it refers to. */
  readonly inputDiffers: boolean
}

interface Own {
  formsDiffer: boolean
  inputDiffers: boolean
}

function ownFacts(schema: JsonSchema, outline: Resolve): Own {
  const own: Own = { formsDiffer: false, inputDiffers: false }
  const open: JsonSchema[] = [schema]
  const push = (inner: JsonSchema) => void open.push(inner)
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'boolean') continue
    const { properties = {} } = one
    for (const name in properties) {
      const property = properties[name] ?? true
      own.formsDiffer ||= isReadOnly(property, outline) || isWriteOnly(property, outline)
      own.inputDiffers ||= defaultOf(property, outline) !== undefined
    }
    visitSubschemas(one, push)
  }
  return own
}

/** What was found out of a schema, with the others it was found with. */
interface Found {
  readonly own: Own
  readonly outlines: ReadonlyMap<string, JsonSchema | undefined>
}

const found = new WeakMap<object, Found>()

/** Looks at a schema once, as long as those it refers to stay the same, as far as that matters to it. */
function ownFactsOnce(schema: JsonSchema, outline: Resolve): Own {
  if (typeof schema === 'boolean') return ownFacts(schema, outline)
  const before = found.get(schema)
  if (before !== undefined && [...before.outlines].every(([name, one]) => sameOutline(outline(name), one))) return before.own
  const outlines = new Map<string, JsonSchema | undefined>()
  const own = ownFacts(schema, (name) => {
    const one = outline(name)
    outlines.set(name, one)
    return one
  })
  found.set(schema, { own, outlines })
  return own
}

/**
 * Looks at all named schemas at once: which are recursive, and which need more than one form. Linear in their size.
 *
 * @example
 * analyseSchemas(model.schemas).get('Node')?.cycle // 0, where Node refers to itself
 */
export function analyseSchemas(schemas: ReadonlyMap<string, { readonly schema: JsonSchema }>): ReadonlyMap<string, SchemaFacts> {
  const resolve: Resolve = (name) => schemas.get(name)?.schema
  const outline: Resolve = (name) => {
    const schema = resolve(name)
    return schema === undefined ? undefined : outlineOf(schema)
  }
  const references = new Map([...schemas].map(([name, { schema }]) => [name, [...referencesOf(schema)].filter((one) => schemas.has(one))]))
  const facts = new Map<string, SchemaFacts>()
  let cycles = 0
  // Every component comes after those it refers to, so that their facts are at hand.
  for (const component of components(references)) {
    const [first] = component
    const cyclic = component.length > 1 || (first !== undefined && (references.get(first)?.includes(first) ?? false))
    const cycle = cyclic ? cycles++ : undefined
    const own = component.map((name) => ownFactsOnce(resolve(name) ?? true, outline))
    const used = component.flatMap((name) => references.get(name) ?? []).flatMap((name) => facts.get(name) ?? [])
    const all = [...own, ...used]
    const shared = { cycle, formsDiffer: all.some((one) => one.formsDiffer), inputDiffers: all.some((one) => one.inputDiffers) }
    for (const name of component) facts.set(name, shared)
  }
  return facts
}
