import type { Node } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { joinPath } from '../../evaluate/file-paths.js'
import { childrenOf } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'

/** What the project hands to swagger-jsdoc. */
export interface JsdocSettings {
  readonly definition: JsonValue | undefined
  /** YAML files that it reads beside the sources. */
  readonly files: readonly string[]
}

/** The settings of the first `swaggerJsdoc({ definition, apis })` in the sources. */
export function jsdocSettings(evaluator: Evaluator): JsdocSettings {
  for (const module of evaluator.graph.loaded) {
    if (!module.text.includes('swagger-jsdoc')) continue
    const env = evaluator.graph.environment(module)
    const visit = (node: Node): Value | undefined => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
        const callee = evaluator.evaluate(node.callee, env)
        const [first] = node.arguments
        if (callee.kind === 'external' && callee.specifier === 'swagger-jsdoc' && first && first.type !== 'SpreadElement')
          return evaluator.evaluate(first, env)
      }
      for (const child of childrenOf(node)) {
        const found = visit(child)
        if (found !== undefined) return found
      }
      return undefined
    }
    const settings = visit(module.program)
    if (settings === undefined) continue
    const definition = memberOf(settings, 'definition') ?? memberOf(settings, 'swaggerDefinition')
    return { definition: definition && known(definition), files: filesOf(evaluator, memberOf(settings, 'apis')) }
  }
  return { definition: undefined, files: [] }
}

/** A definition without the members that are not known, such as a version that is read from elsewhere. */
function known(value: Value): JsonValue | undefined {
  const whole = constantOf(value)
  if (whole !== undefined || value.kind !== 'object') return whole
  return Object.fromEntries(
    [...value.members].flatMap(([name, member]) => {
      const one = known(member.value())
      return one === undefined ? [] : [[name, one]]
    }),
  )
}

/** The YAML files that patterns such as `src/docs/*.yml` mean. */
function filesOf(evaluator: Evaluator, apis: Value | undefined): readonly string[] {
  if (apis?.kind !== 'array') return []
  return apis.items.flatMap((item) => {
    const pattern = textOrUndefined(item)
    if (pattern === undefined || !/\.ya?ml$/.test(pattern)) return []
    const folder = joinPath('', pattern.slice(0, pattern.lastIndexOf('/') + 1).replace(/\*.*/, ''))
    if (folder === undefined) return []
    return [...evaluator.graph.files.list(folder)]
      .sort()
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => (folder === '' ? name : `${folder}/${name}`))
  })
}
