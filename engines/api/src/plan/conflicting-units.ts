import type { MergedText } from '../merge/merge-module.js'
import { routePath } from '../render/route-path.js'
import type { DraftInput } from './draft.js'

/** The operations and schemas that conflicts are about, such as `operations/getPet`: of these, the sources are not as the document asks for. */
export function conflictingUnits(merged: ReadonlyMap<string, MergedText>, input: DraftInput): ReadonlySet<string> {
  return new Set([...merged.values()].flatMap(({ conflicts }) => conflicts.flatMap(({ what }) => unitsOf(what, input))))
}

function unitsOf(what: string, { rendered, matches, options }: DraftInput): readonly string[] {
  const [, method, path] = /\.(\w+)\('([^']*)'\)/.exec(what) ?? []
  if (method !== undefined) {
    const routed = [...matches].filter(([, former]) => former.method === method && routePath(options.framework, former.path) === path)
    return routed.map(([id]) => `operations/${id}`)
  }
  const [name = ''] = what.split('.')
  const operation = rendered.operations.find(({ id }) => rendered.naming.operation(id) === name)
  const schema = rendered.declarations.get(name)?.key.schema
  return [...(operation === undefined ? [] : [`operations/${operation.id}`]), ...(schema === undefined ? [] : [`schemas/${schema}`])]
}
