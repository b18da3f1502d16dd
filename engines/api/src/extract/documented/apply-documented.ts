import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { MediaType, Operation, Parameter, Response } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { BuiltOperation } from '../operation/build-operation.js'

/** How many properties a schema names: less than what was found, where a part of it could not be read. */
type CountNames = (schema: JsonSchema) => number

/**
 * What somebody wrote of an operation replaces what was found of the same: its responses, its body, its parameters one by one. What is left
 * open stays as it was found.
 */
export function applyDocumented(
  built: readonly BuiltOperation[],
  documented: readonly Operation[],
  unserved: (operation: Operation) => Diagnostic,
  names: CountNames = () => 0,
): { readonly built: readonly BuiltOperation[]; readonly diagnostics: readonly Diagnostic[] } {
  if (documented.length === 0) return { built, diagnostics: [] }
  const said = new Map<BuiltOperation, Operation>()
  const diagnostics: Diagnostic[] = []
  for (const one of documented) {
    const target = routeOf(one, built)
    if (target !== undefined) said.set(target, one)
    else diagnostics.push(unserved(one))
  }
  return { built: built.map((one) => merged(one, said.get(one), names)), diagnostics }
}

/** The route of a path, or the only one whose path ends so: comments leave out what `servers` say. */
function routeOf({ method, path }: Operation, built: readonly BuiltOperation[]): BuiltOperation | undefined {
  const shape = shapeOf(path)
  const same = built.filter(({ operation }) => operation.method === method)
  const exact = same.find(({ operation }) => shapeOf(operation.path) === shape)
  if (exact !== undefined) return exact
  const ending = shape === '/' ? [] : same.filter(({ operation }) => shapeOf(operation.path).endsWith(shape))
  const shortest = Math.min(...ending.map(({ operation }) => operation.path.split('/').length))
  const nearest = ending.filter(({ operation }) => operation.path.split('/').length === shortest)
  return nearest.length === 1 ? nearest[0] : undefined
}

function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '') || '/'
}

function merged(built: BuiltOperation, said: Operation | undefined, names: CountNames): BuiltOperation {
  if (said === undefined) return built
  const { operation } = built
  const { id, named, method: _method, path: _path, origin: _origin, ...rest } = said
  return {
    ...built,
    operation: {
      ...operation,
      ...rest,
      tags: said.tags.length > 0 ? said.tags : operation.tags,
      deprecated: said.deprecated || operation.deprecated,
      parameters: parameters(operation, said.parameters),
      ...(said.body !== undefined && { body: { ...said.body, content: known(said.body.content, operation.body?.content, names) } }),
      responses: said.responses.length > 0 ? said.responses.map((one) => completed(one, operation.responses, names)) : operation.responses,
      security: said.security.length > 0 ? said.security : operation.security,
    },
    ids: [...(named ? [{ id, declared: true }] : []), ...built.ids],
  }
}

/** A media type whose schema is not said, or could be read in part only, has the one that was found. */
function known(said: readonly MediaType[], found: readonly MediaType[] = [], names: CountNames): readonly MediaType[] {
  const [only] = found
  return said.map((one) => {
    const same = found.find(({ type }) => type === one.type) ?? (found.length === 1 ? only : undefined)
    if (same?.schema === undefined) return one
    return one.schema === undefined || names(one.schema) < names(same.schema) ? { ...one, schema: same.schema } : one
  })
}

function completed(said: Response, found: readonly Response[], names: CountNames): Response {
  return { ...said, content: known(said.content, found.find(({ status }) => status === said.status)?.content, names) }
}

/** Those of the path are the router's; of the others, a comment that lists any lists all of their kind. */
function parameters(operation: BuiltOperation['operation'], said: readonly Parameter[]): readonly Parameter[] {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
  const listed = new Set(said.map((one) => one.in))
  const inPath = said.filter((one) => one.in === 'path')
  const path = operation.parameters
    .filter((one) => one.in === 'path')
    .map((one, index) => {
      const own = inPath.find(({ name }) => name === one.name) ?? (inPath.length === names.length ? inPath[index] : undefined)
      return own === undefined ? one : { ...own, name: one.name }
    })
  const others = operation.parameters.filter((one) => one.in !== 'path' && !listed.has(one.in))
  return [...path, ...said.filter((one) => one.in !== 'path'), ...others]
}
