import type { JsonValue } from '../model/json.js'
import { type JsonSchema, refName } from '../model/schema.js'
import { sameJson } from './json-type.js'
import { acceptedTypes, intersect, type Resolve } from './types.js'

/** The values a schema lists, by `const` or `enum`; of several lists, what they have in common. */
export function listedValues(schema: JsonSchema, resolve: Resolve, depth = 0): readonly JsonValue[] | undefined {
  if (typeof schema === 'boolean' || depth > 8) return undefined
  const targets = [...(schema.$ref === undefined ? [] : [resolve(refName(schema.$ref) ?? '')]), ...(schema.allOf ?? [])]
  const inner = targets.map((one) => (one === undefined ? undefined : listedValues(one, resolve, depth + 1)))
  return [schema.const === undefined ? undefined : [schema.const], schema.enum, ...inner].reduce(inCommon, undefined)
}

function inCommon(a: readonly JsonValue[] | undefined, b: readonly JsonValue[] | undefined): readonly JsonValue[] | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a.filter((one) => b.some((other) => sameJson(one, other)))
}

/** The required properties whose values a schema lists, seen through references and `allOf`. */
export function tags(schema: JsonSchema, resolve: Resolve): ReadonlyMap<string, readonly JsonValue[]> {
  const values = new Map<string, readonly JsonValue[]>()
  const required = new Set<string>()
  const visit = (one: JsonSchema, depth: number) => {
    if (typeof one === 'boolean' || depth > 8) return
    for (const name of one.required ?? []) required.add(name)
    for (const [name, property] of Object.entries(one.properties ?? {})) {
      const listed = listedValues(property, resolve)
      const common = inCommon(values.get(name), listed)
      if (common !== undefined) values.set(name, common)
    }
    for (const branch of one.allOf ?? []) visit(branch, depth + 1)
    const target = one.$ref === undefined ? undefined : resolve(refName(one.$ref) ?? '')
    if (target !== undefined) visit(target, depth + 1)
  }
  visit(schema, 0)
  return new Map([...values].filter(([name]) => required.has(name)))
}

/** The properties whose values tell all the members apart. */
export function tellingProperties(members: readonly JsonSchema[], resolve: Resolve): readonly string[] {
  const all = members.map((member) => tags(member, resolve))
  const [first] = all
  if (first === undefined) return []
  return [...first.keys()].filter((name) => {
    const lists = all.map((one) => one.get(name))
    return lists.every((list, index) => list !== undefined && lists.slice(0, index).every((other) => apart(list, other ?? [])))
  })
}

function apart(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  return !a.some((one) => b.some((other) => sameJson(one, other)))
}

/** Whether it is certain that no value matches two of the schemas. */
export function disjoint(members: readonly JsonSchema[], resolve: Resolve): boolean {
  const types = members.map((member) => acceptedTypes(member, resolve))
  const listed = members.map((member) => listedValues(member, resolve))
  const named = members.map((member) => tags(member, resolve))
  return members.every((_, index) =>
    members.slice(0, index).every((__, other) => {
      const common = intersect(types[index] ?? new Set(), types[other] ?? new Set())
      if (common.size === 0) return true
      const [a, b] = [listed[index], listed[other]]
      if (a !== undefined && b !== undefined && apart(a, b)) return true
      if (common.size > 1 || !common.has('object')) return false
      return [...(named[index] ?? [])].some(([name, values]) => {
        const others = named[other]?.get(name)
        return others !== undefined && apart(values, others)
      })
    }),
  )
}
