import type { Expression } from 'oxc-parser'
import { commonJs, isCommonJs } from './common-js.js'
import { exportedName } from './declarations.js'
import type { Environment } from './environment.js'
import { type Evaluator, unknown } from './evaluator.js'
import { propertyOf } from './members.js'
import type { SourceModule } from './source-module.js'
import type { FunctionLike, Site, Value } from './value.js'

const running = new Set<string>()
const exported = new WeakMap<Environment, Map<string, Value>>()

/** Lets go of what a module exported before a change. */
export function forgetExports(env: Environment): void {
  exported.delete(env)
}

/** What a module of the project exports under a name; `*` is all of it, `=` what `require` gives. */
export function exportOf(evaluator: Evaluator, module: SourceModule, name: string, site: Site): Value {
  if (name === '*' || name === '=') return commonJs(evaluator, module) ?? moduleValue(evaluator, module)
  const cjs = isCommonJs(module) ? commonJs(evaluator, module) : undefined
  if (cjs !== undefined) return name === 'default' ? cjs : propertyOf(evaluator, cjs, name, site)
  const env = evaluator.graph.environment(module)
  let known = exported.get(env)
  if (known === undefined) {
    known = new Map()
    exported.set(env, known)
  }
  const before = known.get(name)
  if (before !== undefined) return before
  const key = `${module.path}\n${name}`
  if (running.has(key)) return unknown(site, `${module.path} exports \`${name}\` from itself`)
  running.add(key)
  try {
    const value = esmExport(evaluator, module, name, site) ?? unknown(site, `${module.path} does not export \`${name}\``)
    // What a circle of imports made unknown may be known later on.
    if (value.kind !== 'unknown') known.set(name, value)
    return value
  } finally {
    running.delete(key)
  }
}

function moduleValue(evaluator: Evaluator, module: SourceModule): Value {
  const env = evaluator.graph.environment(module)
  const known = env.memo.get(module.program)
  if (known !== undefined) return known
  const value: Value = { kind: 'module', node: module.program, env, module }
  env.memo.set(module.program, value)
  return value
}

function esmExport(evaluator: Evaluator, module: SourceModule, name: string, site: Site): Value | undefined {
  const env = evaluator.graph.environment(module)
  for (const node of module.program.body) {
    if (node.type === 'ExportDefaultDeclaration' && name === 'default') {
      const { declaration } = node
      if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction') {
        const own = env.at(declaration)
        const known = own.memo.get(declaration)
        const value: Value = known ?? { kind: 'function', node: declaration as FunctionLike, env: own, self: undefined }
        own.memo.set(declaration, value)
        return value
      }
      if (declaration.type === 'ClassDeclaration') return evaluator.classValue(declaration, env)
      if (declaration.type === 'TSInterfaceDeclaration') continue
      return evaluator.evaluate(declaration as Expression, env)
    }
    if (node.type === 'TSExportAssignment' && name === 'default') return evaluator.evaluate(node.expression, env)
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const one of node.specifiers) {
      if (exportedName(one.exported) !== name) continue
      const local = exportedName(one.local)
      return node.source
        ? evaluator.imported(node.source.value, local, env, { node: one, env })
        : evaluator.lookup(local, env, { node: one, env })
    }
    if (node.declaration && env.declared(name) !== undefined && declares(node.declaration, name))
      return evaluator.lookup(name, env, { node, env })
  }
  for (const node of module.program.body) {
    if (node.type !== 'ExportAllDeclaration') continue
    if (node.exported) {
      if (exportedName(node.exported) === name) return evaluator.imported(node.source.value, '*', env, { node, env })
      continue
    }
    const other = evaluator.graph.resolve(module, node.source.value)
    if (other === undefined || name === 'default') continue
    const found = exportOf(evaluator, other, name, site)
    if (found.kind !== 'unknown') return found
  }
  return undefined
}

function declares(
  declaration: { readonly type: string; readonly id?: unknown; readonly declarations?: readonly { readonly id: unknown }[] },
  name: string,
): boolean {
  const ids = declaration.declarations?.map(({ id }) => id) ?? [declaration.id]
  return ids.some((id) => {
    // Nearly all are plain names, and writing out the others takes long.
    if (isNamed(id)) return id.name === name
    return JSON.stringify(id, (key, value: unknown) => (key === 'typeAnnotation' || key === 'parent' ? undefined : value))?.includes(
      `"name":"${name}"`,
    )
  })
}

function isNamed(id: unknown): id is { readonly name: string } {
  return typeof id === 'object' && id !== null && 'type' in id && id.type === 'Identifier' && 'name' in id && typeof id.name === 'string'
}
