import type { SchemaObject } from '../model/schema.js'
import { asRule, type Context, helper, inside } from './context.js'
import { call, list } from './layout.js'
import { lower } from './lower.js'
import { type Direction, type Rendered, restricted, simple, UNKNOWN, wrap } from './rendered.js'

function arrayOf(item: Rendered, checks: string): Rendered {
  const zod = `${call('z.array', item.zod)}${checks}`
  return { ...item, zod, type: (direction) => `${wrap(item, direction)}[]`, compound: false, interfaceable: false }
}

function tuple(schema: SchemaObject, context: Context): Rendered {
  const { minItems = 0, maxItems, items } = schema
  const prefixItems = (schema.prefixItems ?? []).slice(0, maxItems)
  const parts = prefixItems.map((one, index) => lower(one, inside(context, `/prefixItems/${index}`)))
  const rest = isClosed(schema) ? undefined : lower(items ?? true, inside(context, '/items'))
  const type = (direction: Direction) => {
    const members = parts.map((part, index) => (index < minItems ? part.type(direction) : `(${wrap(part, direction)} | undefined)?`))
    return `[${[...members, ...(rest === undefined ? [] : [`...${wrap(rest, direction)}[]`])].join(', ')}]`
  }
  const schemas = list(parts.map((part, index) => (index < minItems ? part.zod : `${part.zod}.optional()`)))
  const zod = rest === undefined ? call('z.tuple', schemas) : call('z.tuple', schemas, rest.zod)
  const deferred = [...parts, ...(rest === undefined ? [] : [rest])].some((part) => part.deferred)
  return { zod, type, compound: false, interfaceable: false, deferred }
}

/** Whether nothing can come after the items of a tuple. */
function isClosed({ prefixItems = [], maxItems, items }: SchemaObject): boolean {
  return items === false || (maxItems !== undefined && maxItems <= prefixItems.length)
}

function lengthChecks({ minItems = 0, maxItems }: SchemaObject): string {
  return `${minItems > 0 ? `.min(${minItems})` : ''}${maxItems === undefined ? '' : `.max(${maxItems})`}`
}

/** The array keywords: items, prefixItems, minItems, maxItems, uniqueItems, contains. */
export function renderArray(schema: SchemaObject, context: Context): Rendered {
  const rules: Rendered[] = []
  const prefixed = schema.prefixItems !== undefined && schema.prefixItems.length > 0
  const value = prefixed
    ? tuple(schema, context)
    : arrayOf(schema.items === undefined ? UNKNOWN : lower(schema.items, inside(context, '/items')), lengthChecks(schema))
  if (prefixed) {
    const { minItems = 0, prefixItems = [], maxItems } = schema
    const minimum = minItems > prefixItems.length ? { minItems } : {}
    const maximum = maxItems !== undefined && !isClosed(schema) ? { maxItems } : {}
    const checks = lengthChecks({ ...minimum, ...maximum })
    if (checks !== '') rules.push(simple(`z.array(z.unknown())${checks}`, 'unknown'))
  }
  if (schema.uniqueItems === true) rules.push(simple(`${helper(context, 'uniqueItems')}()`, 'unknown'))
  const { contains, minContains = 1, maxContains } = schema
  if (contains !== undefined && (minContains > 0 || maxContains !== undefined)) {
    const item = lower(contains, asRule(inside(context, '/contains')))
    const bounds = maxContains === undefined ? (minContains === 1 ? [] : [String(minContains)]) : [String(minContains), String(maxContains)]
    rules.push({ ...item, zod: call(helper(context, 'contains'), item.zod, ...bounds) })
  }
  return restricted(context.scope, value, rules)
}
