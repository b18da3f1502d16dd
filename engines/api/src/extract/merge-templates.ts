import type { BuiltOperation } from './operation/build-operation.js'

/** `/users/{id}` and `/users/{userId}` are one template to OpenAPI: those that come later take the names of the first. The first of two routes answers. */
export function mergeTemplates(built: readonly BuiltOperation[]): readonly BuiltOperation[] {
  const templates = new Map<string, string>()
  const seen = new Set<string>()
  return built.flatMap((one) => {
    const { path, method } = one.operation
    const shape = path.replace(/\{[^{}]*\}/g, '{}')
    const template = templates.get(shape) ?? path
    templates.set(shape, template)
    const key = `${method} ${shape}`
    if (seen.has(key)) return []
    seen.add(key)
    return [template === path ? one : renamed(one, template)]
  })
}

function renamed(built: BuiltOperation, template: string): BuiltOperation {
  const names = new Map<string, string>()
  const wanted = namesIn(template)
  for (const [index, name] of namesIn(built.operation.path).entries()) names.set(name, wanted[index] ?? name)
  const parameters = built.operation.parameters.map((one) => (one.in === 'path' ? { ...one, name: names.get(one.name) ?? one.name } : one))
  return { ...built, operation: { ...built.operation, path: template, parameters } }
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}
