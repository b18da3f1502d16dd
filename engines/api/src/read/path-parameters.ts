import { duplicateParameter, parameterNotDeclared, parameterNotInPath } from '../diagnostics/reading-operations.js'
import type { Origin, Parameter } from '../model/model.js'
import { templateNames } from './path-template.js'
import type { ReadContext } from './read-context.js'

/** A parameter and where it was used, which a `$ref` leads away from. */
export interface UsedParameter {
  readonly parameter: Parameter
  readonly use: Origin
}

/** Header names are compared without case. */
function identity({ parameter }: UsedParameter): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`
}

/** One list without repetitions: the later of two counts, in the place of the first. */
function withoutDuplicates(context: ReadContext, list: readonly UsedParameter[]): UsedParameter[] {
  const kept = new Map<string, UsedParameter>()
  for (const used of list) {
    const earlier = kept.get(identity(used))
    if (earlier !== undefined) context.reporter.report(duplicateParameter(used.parameter.name, used.parameter.in), used.use, earlier.use)
    kept.set(identity(used), used)
  }
  return [...kept.values()]
}

/** The path's parameters, overridden and followed by the operation's (OpenAPI 3.1, 4.8.9). */
export function mergedParameters(
  context: ReadContext,
  ofPath: readonly UsedParameter[],
  ofOperation: readonly UsedParameter[],
): UsedParameter[] {
  const lists = [...withoutDuplicates(context, ofPath), ...withoutDuplicates(context, ofOperation)]
  return [...new Map(lists.map((used) => [identity(used), used])).values()]
}

/** Makes declared path parameters and the path's template agree: what is not in the path goes, what is not declared is a string. */
export function matchTemplate(context: ReadContext, path: string, merged: readonly UsedParameter[], operation: Origin): Parameter[] {
  const names = templateNames(path)
  const kept = merged.filter(({ parameter, use }) => {
    const fits = parameter.in !== 'path' || names.includes(parameter.name)
    if (!fits) context.reporter.report(parameterNotInPath(parameter.name, path), use)
    return fits
  })
  const declared = new Set(kept.filter(({ parameter }) => parameter.in === 'path').map(({ parameter }) => parameter.name))
  const missing = names.filter((name) => !declared.has(name))
  for (const name of missing) context.reporter.report(parameterNotDeclared(name, path), operation)
  return [...kept.map(({ parameter }) => parameter), ...missing.map((name) => undeclared(name, operation))]
}

function undeclared(name: string, origin: Origin): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    style: 'simple',
    explode: false,
    deprecated: false,
    rest: {},
    origin,
  }
}
