import { referenceCycle } from '../diagnostics/reading-references.js'
import type { NamedSchema } from '../model/model.js'
import { refName } from '../model/schema.js'
import { join } from './json-pointer.js'
import { isRecord, type JsonRecord } from './record.js'
import type { Reporter } from './reporter.js'

const COMBINING = ['allOf', 'anyOf', 'oneOf'] as const

/**
 * Breaks circles of references through which no value is ever taken apart: `A: {$ref: B}, B: {$ref: A}`, or `A: {allOf: [{$ref: A}]}`.
 * They say nothing, and whoever follows them never ends. Recursion through properties or items is fine and stays.
 *
 * @returns whether there were any
 */
export function breakEmptyCircles(schemas: ReadonlyMap<string, NamedSchema>, reporter: Reporter): boolean {
  let broken = false
  const done = new Set<string>()
  const open = new Set<string>()

  /** Visits a named schema; true when it is already being visited, so that the way here is a circle. */
  const enter = (name: string): boolean => {
    if (open.has(name)) return true
    const named = schemas.get(name)
    if (named === undefined || done.has(name)) return false
    open.add(name)
    visit(named.schema, named, '')
    open.delete(name)
    done.add(name)
    return false
  }

  const leadsBack = (schema: JsonRecord, named: NamedSchema, path: string): boolean => {
    const target = typeof schema.$ref === 'string' ? refName(schema.$ref) : undefined
    if (target === undefined || !enter(target)) return false
    broken = true
    reporter.report(referenceCycle(String(schema.$ref)), { ...named.origin, pointer: named.origin.pointer + path })
    return true
  }

  const visit = (schema: unknown, named: NamedSchema, path: string): void => {
    if (!isRecord(schema)) return
    if (leadsBack(schema, named, path)) delete schema.$ref
    visitBelow(schema, named, path)
  }

  const visitBelow = (schema: unknown, named: NamedSchema, path: string): void => {
    if (!isRecord(schema)) return
    for (const keyword of COMBINING) {
      const branches = schema[keyword]
      if (!Array.isArray(branches)) continue
      const kept = branches.filter((branch: unknown, index) => {
        if (!isRecord(branch)) return true
        const below = join(path, keyword, index)
        if (leadsBack(branch, named, below)) return false
        visitBelow(branch, named, below)
        return true
      })
      if (kept.length === branches.length) continue
      if (kept.length === 0) delete schema[keyword]
      else schema[keyword] = kept
    }
  }
  for (const name of schemas.keys()) enter(name)
  return broken
}
