import type { BuiltOperation } from './operation/build-operation.js'

/** `/users/{id}` and `/users/{userId}` are one template to OpenAPI: those that come later take the names of the first. The first of two routes answers. */
export function mergeTemplates(built: readonly BuiltOperation[]): readonly BuiltOperation[] {
  const templates = new Map<string, string>()
  const seen = new Set<string>()
  const merged: BuiltOperation[] = []
  for (const one of built) {
    const { path } = one.operation
    const { shape, key } = shapeOf(one)
    const template = templates.get(shape) ?? path
    if (template === path) templates.set(shape, path)
    if (seen.has(key)) continue
    seen.add(key)
    merged.push(template === path ? one : renamed(one, template))
  }
  return merged
}

interface Shape {
  /** The path without the names of its parameters. */
  readonly shape: string
  readonly key: string
}
const shapes = new WeakMap<BuiltOperation, Shape>()

function shapeOf(built: BuiltOperation): Shape {
  const known = shapes.get(built)
  if (known !== undefined) return known
  const { path, method } = built.operation
  const shape = path.includes('{') ? path.replace(/\{[^{}]*\}/g, '{}') : path
  const made = { shape, key: `${method} ${shape}` }
  shapes.set(built, made)
  return made
}

const others = new WeakMap<BuiltOperation, BuiltOperation>()

function renamed(built: BuiltOperation, template: string): BuiltOperation {
  const known = others.get(built)
  if (known?.operation.path === template) return known
  const names = new Map<string, string>()
  const wanted = namesIn(template)
  for (const [index, name] of namesIn(built.operation.path).entries()) names.set(name, wanted[index] ?? name)
  const parameters = built.operation.parameters.map((one) => (one.in === 'path' ? { ...one, name: names.get(one.name) ?? one.name } : one))
  const other = { ...built, operation: { ...built.operation, path: template, parameters } }
  others.set(built, other)
  return other
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}
