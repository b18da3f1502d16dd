import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { textOrUndefined } from '../constant.js'
import { bothParts, partOfName, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { readPart, readParts, readResponses } from './read-part.js'

/** The schemas that a middleware was made with, where its body does not show what they are for: `validate({ body: schema })`. */
export function closedOver(evaluator: Evaluator, middleware: FunctionValue, context: SchemaContext): SchemaParts {
  let parts: SchemaParts = {}
  for (let env: Environment | undefined = middleware.env; env?.owner !== undefined; env = env.parent) {
    const given = new Map<string, Value>()
    for (const [name, value] of env.bound) if (name !== 'arguments') given.set(name, value())
    for (const [name, value] of given) {
      const part = partOfName(name)
      const own = part === undefined ? undefined : readPart(part, value, context)
      if (own !== undefined) parts = bothParts(parts, own)
    }
    const answer = given.get('response') ?? given.get('responses')
    const responses = answer && readResponses(answer, given.get('status'), context)
    if (responses !== undefined) parts = bothParts(parts, { responses })
    const found = partsOfArguments(evaluator, [...given.values()], context)
    if (found !== undefined && Object.keys(parts).length === 0) parts = found
  }
  return parts
}

/** What the arguments of `validate(…)` say: an object by parts, or one schema and the word for its part. */
export function partsOfArguments(evaluator: Evaluator, args: readonly Value[], context: SchemaContext): SchemaParts | undefined {
  const word = args.map((one) => partOfName(textOrUndefined(one) ?? '')).find((one) => one !== undefined)
  for (const one of args) {
    if (one.kind === 'parameter' || one.kind === 'literal' || one.kind === 'unknown') continue
    const parts = readParts(evaluator, one, context)
    if (parts !== undefined) return parts
    const single = word === undefined ? undefined : readPart(word, one, context)
    if (single !== undefined) return single
  }
  return undefined
}
