import type { Evaluator } from '../../evaluate/evaluator.js'
import { exportNames } from '../../evaluate/export-names.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { referencesOf } from '../../schema/references.js'
import { visitSubschemas } from '../../schema/subschemas.js'
import { isZod } from '../zod/zod-call.js'

/**
 * The schemas that stand where they are used: constants that a module keeps to itself are parts of what it exports, and no schemas of the API. One
 * that needs itself, or that a discriminator names, can't be written out.
 */
export function privateConstants(
  evaluator: Evaluator,
  components: ReadonlyMap<string, JsonSchema>,
  sources: ReadonlyMap<string, Value>,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const key of components.keys()) {
    const value = sources.get(key)
    const named = value !== undefined && isZod(value) ? evaluator.nameOf(value) : undefined
    if (named !== undefined && !exportsOf(evaluator, named.module).has(named.name)) found.add(key)
  }
  if (found.size === 0) return found
  const targets = new Set([...components.values()].flatMap((schema) => [...discriminatedBy(schema)]))
  return new Set([...found].filter((key) => !targets.has(key) && !needsItself(key, components)))
}

const exported = new WeakMap<SourceModule, ReadonlySet<string>>()

/** What a module exports under whatever name, and everything in a module that exports as a whole. */
function exportsOf(evaluator: Evaluator, module: SourceModule): ReadonlySet<string> {
  const before = exported.get(module)
  if (before !== undefined) return before
  const names = new Set(exportNames(module, evaluator.graph.environment(module)))
  for (const node of module.program.body) {
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const { local } of node.specifiers) if (local.type === 'Identifier') names.add(local.name)
  }
  exported.set(module, names)
  return names
}

function discriminatedBy(schema: JsonSchema): readonly string[] {
  if (typeof schema === 'boolean') return []
  const inner: string[] = []
  visitSubschemas(schema, (one) => void inner.push(...discriminatedBy(one)))
  return [...inner, ...Object.values(schema.discriminator?.mapping ?? {})]
}

function needsItself(key: string, components: ReadonlyMap<string, JsonSchema>): boolean {
  const seen = new Set<string>()
  const open = [key]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of referencesOf(components.get(next) ?? true)) {
      if (one === key) return true
      if (seen.has(one)) continue
      seen.add(one)
      open.push(one)
    }
  }
  return false
}
