import type { Node } from 'oxc-parser'
import { docCommentOfStatement } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { exportOf } from '../../evaluate/exports.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { Value } from '../../evaluate/value.js'
import { isJsonObject, type JsonObject } from '../../model/json.js'
import type { SecurityScheme } from '../../model/model.js'
import { constantOf } from '../constant.js'

/** The schemes of the `security.ts` that kit writes: `export const schemes = { bearerAuth }`, each made by `scheme({ type: … }, …)`. */
export function readSecuritySchemes(evaluator: Evaluator, module: SourceModule): ReadonlyMap<string, SecurityScheme> {
  const env = evaluator.graph.environment(module)
  const schemes = exportOf(evaluator, module, 'schemes', { node: module.program, env })
  if (schemes.kind !== 'object') return new Map()
  return new Map(
    [...schemes.members].flatMap(([name, member]): [string, SecurityScheme][] => {
      const value = member.value()
      const definition = definitionOf(value)
      const scheme = definition && schemeOf(definition)
      if (scheme === undefined) return []
      const declared = env.declared(constantName(member.node) ?? name)
      const text = declared && docCommentOfStatement(module, declared.node.start)?.text
      const description = text === undefined || text === '' ? {} : { description: text }
      return [[name, { ...scheme, ...description, rest: {}, origin: { file: module.path, pointer: '' } }]]
    }),
  )
}

/** `{ bearerAuth }`, `{ 'api key': apiKey }` */
function constantName(node: Node): string | undefined {
  return node.type === 'Property' && node.value.type === 'Identifier' ? node.value.name : undefined
}

/** What `scheme` is called with; the evaluator has followed the call, which knows its arguments. */
function definitionOf(value: Value): JsonObject | undefined {
  const given = value.kind === 'call' ? value.args[0] : value.env.bound.get('definition')?.()
  const constant = given && constantOf(given)
  return isJsonObject(constant) ? constant : undefined
}

type Scheme =
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' }

function schemeOf({ type, scheme, in: place, name }: JsonObject): Scheme | undefined {
  if (type === 'http') return typeof scheme === 'string' ? { type, scheme } : undefined
  if (type === 'apiKey') {
    const known = place === 'query' || place === 'header' || place === 'cookie' ? place : undefined
    return known !== undefined && typeof name === 'string' ? { type, in: known, name } : undefined
  }
  return type === 'oauth2' || type === 'openIdConnect' || type === 'mutualTLS' ? { type } : undefined
}
