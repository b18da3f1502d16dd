import type { z } from 'zod'

/**
 * What a schema expects of a value that arrives as text. Numbers and booleans are made from their exact spelling only; any other
 * text stays text, for the schema to refuse with its own message: `?limit=` and `?limit=abc` are errors, never 0 or NaN.
 */
export type Wire =
  | { readonly kind: 'scalar'; readonly decode: (text: string) => unknown }
  | { readonly kind: 'any' }
  | { readonly kind: 'array'; readonly item: (index: number) => Wire }
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, Wire>; readonly rest: Wire | undefined }
  | { readonly kind: 'union'; readonly options: readonly { readonly schema: z.core.$ZodType; readonly wire: Wire }[] }

/** A schema, and what its rules say of properties by their names. */
type RuledSchema = z.core.$ZodType & {
  readonly rules?: readonly { readonly named?: readonly (readonly [string, z.core.$ZodType])[] }[]
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const text: Wire = { kind: 'scalar', decode: (value) => value }
const any: Wire = { kind: 'any' }
const number = spelled((value) => (NUMBER.test(value) && Number.isFinite(Number(value)) ? Number(value) : value))
const bigint = spelled((value) => (/^-?\d+$/.test(value) ? BigInt(value) : value))
const boolean = spelled((value) => (value === 'true' ? true : value === 'false' ? false : value))
const nothing = spelled((value) => (value === 'null' ? null : value))

function spelled(decode: (text: string) => unknown): Wire {
  return { kind: 'scalar', decode }
}

function oneOf(values: Iterable<unknown>): Wire {
  const bySpelling = new Map<string, unknown>()
  for (const value of values) if (!bySpelling.has(String(value))) bySpelling.set(String(value), value)
  return spelled((value) => (bySpelling.has(value) ? bySpelling.get(value) : value))
}

const known = new WeakMap<z.core.$ZodType, Wire>()

/** Reads the wire type off a schema. Objects and arrays look into their children only when asked, so recursion is no problem. */
export function wireOf(schema: z.core.$ZodType): Wire {
  const seen = known.get(schema)
  if (seen !== undefined) return seen
  const wire = readWire(schema)
  known.set(schema, wire)
  return wire
}

function readWire(schema: z.core.$ZodType): Wire {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
    case 'template_literal':
      return text
    case 'number':
      return number
    case 'bigint':
      return bigint
    case 'boolean':
      return boolean
    case 'null':
      return nothing
    case 'literal':
      return oneOf(def.values)
    case 'enum':
      return oneOf(Object.values(def.entries))
    case 'nullable':
      return nullable(wireOf(def.innerType))
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return wireOf(def.innerType)
    case 'lazy':
      return wireOf(def.getter())
    case 'pipe':
      // A step that takes anything says nothing about what it takes; what comes after it does.
      return withNamed(wireOf(takesAnything(def.in) ? def.out : def.in), schema)
    case 'array':
      return { kind: 'array', item: () => wireOf(def.element) }
    case 'set':
      return { kind: 'array', item: () => wireOf(def.valueType) }
    case 'tuple':
      return { kind: 'array', item: (index) => wireOrAny(def.items[index] ?? def.rest) }
    case 'object':
      return object(() => def.shape, def.catchall)
    case 'record':
      return object(() => ({}), def.valueType)
    case 'union':
      return { kind: 'union', options: def.options.map((option) => ({ schema: option, wire: wireOf(option) })) }
    case 'intersection':
      return both(wireOf(def.left), wireOf(def.right))
    default:
      return any
  }
}

function takesAnything(schema: z.core.$ZodType): boolean {
  return ['transform', 'custom', 'unknown', 'any'].includes((schema as z.core.$ZodTypes)._zod.def.type)
}

function wireOrAny(schema: z.core.$ZodType | null | undefined): Wire {
  return schema ? wireOf(schema) : any
}

function object(shape: () => Readonly<Record<string, z.core.$ZodType>>, catchall: z.core.$ZodType | undefined): Wire {
  let properties: ReadonlyMap<string, Wire> | undefined
  return {
    kind: 'object',
    get properties() {
      properties ??= new Map(Object.entries(shape()).map(([name, schema]) => [name, wireOf(schema)]))
      return properties
    },
    get rest() {
      return catchall && wireOf(catchall)
    },
  }
}

/** Names that every object has by its prototype, such as `constructor`, stand in a rule beside the object instead of in its shape. */
function withNamed(wire: Wire, schema: RuledSchema): Wire {
  const { rules = [] } = schema
  if (wire.kind !== 'object' || rules.length === 0) return wire
  return {
    kind: 'object',
    get properties() {
      const named = rules.flatMap((rule) => rule.named ?? [])
      return new Map([...wire.properties, ...named.map(([name, one]) => [name, wireOf(one)] as const)])
    },
    get rest() {
      return wire.rest
    },
  }
}

function nullable(inner: Wire): Wire {
  if (inner.kind !== 'scalar' || inner === text) return inner
  return spelled((value) => (value === 'null' ? null : inner.decode(value)))
}

function both(left: Wire, right: Wire): Wire {
  if (left.kind === 'any' || (left === text && right.kind !== 'any')) return right
  if (left.kind !== 'object' || right.kind !== 'object') return left
  return {
    kind: 'object',
    get properties() {
      return new Map([...left.properties, ...right.properties])
    },
    get rest() {
      return left.rest ?? right.rest
    },
  }
}
