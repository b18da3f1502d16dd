import type { BuiltOperation } from './operation/build-operation.js'

/**
 * `/users/{id}` and `/users/{userId}` are one template to OpenAPI: those that come later take the names of the first. The first of two routes
 * answers.
 */
export class TemplateMerger {
  #before: readonly BuiltOperation[] = []
  /** What became of each; none of what another route answers. */
  #after: readonly (BuiltOperation | undefined)[] = []

  merge(built: readonly BuiltOperation[]): readonly BuiltOperation[] {
    const [before, after] = [this.#before, this.#after]
    const sameRoutes =
      built.length === before.length && built.every((one, index) => one === before[index] || isSameRoute(one, before[index]))
    this.#after = sameRoutes
      ? built.map((one, index) => (one === before[index] ? after[index] : withPath(one, after[index]?.operation.path)))
      : merged(built)
    this.#before = built
    return this.#after.filter((one) => one !== undefined)
  }
}

function isSameRoute({ operation: a }: BuiltOperation, other: BuiltOperation | undefined): boolean {
  return a.path === other?.operation.path && a.method === other.operation.method
}

function merged(built: readonly BuiltOperation[]): readonly (BuiltOperation | undefined)[] {
  const templates = new Map<string, string>()
  const seen = new Set<string>()
  return built.map((one) => {
    const { path, method } = one.operation
    const shape = path.includes('{') ? path.replace(/\{[^{}]*\}/g, '{}') : path
    const template = templates.get(shape) ?? path
    templates.set(shape, template)
    const key = `${method} ${shape}`
    if (seen.has(key)) return undefined
    seen.add(key)
    return withPath(one, template)
  })
}

const others = new WeakMap<BuiltOperation, BuiltOperation>()

function withPath(built: BuiltOperation, template: string | undefined): BuiltOperation | undefined {
  if (template === undefined) return undefined
  if (template === built.operation.path) return built
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
