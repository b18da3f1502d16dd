import type { Evaluator } from '../../evaluate/evaluator.js'
import type { CallValue, Value } from '../../evaluate/value.js'
import { builderChain } from '../builder-chain.js'
import { bothParts, eitherParts, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { checkedInBody } from './checked-in-body.js'
import { closedOver, partsOfArguments } from './closed-over.js'
import { readPart } from './read-part.js'

/**
 * The schemas that a middleware or handler of a chain validates the request against, whichever library they are of:
 *
 * - by what its code does: `S.parse(req.body)`, `Joi.attempt(ctx.query, S)`, `validate(req.body)` of ajv, through functions of the project;
 * - by what it was made with: `celebrate({ [Segments.BODY]: S })`, `validate({ body: S, query: S })`, `validate(S, 'query')`, a schema whose
 *   own keys are the parts.
 *
 * Empty for what validates nothing.
 */
export function validatorParts(evaluator: Evaluator, value: Value, context: SchemaContext): SchemaParts {
  switch (value.kind) {
    case 'array':
      return value.items.map((one) => validatorParts(evaluator, one, context)).reduce(bothParts, {})
    case 'either':
      return value.options.map((one) => validatorParts(evaluator, one, context)).reduce(eitherParts, {})
    case 'function': {
      const checked = checkedInBody(evaluator, value, context)
      return { ...closedOver(evaluator, value, context), ...checked }
    }
    case 'call':
      return ofPackage(evaluator, value, context)
    default:
      return {}
  }
}

/** A middleware of a package: only its arguments are known, and its name. */
function ofPackage(evaluator: Evaluator, call: CallValue, context: SchemaContext): SchemaParts {
  const found = partsOfArguments(evaluator, call.args, context)
  if (found !== undefined) return found
  const name = builderChain(call)?.calls.at(-1)?.name ?? ''
  const part = (['body', 'query', 'params', 'headers', 'cookies'] as const).find((one) => new RegExp(`${one}$`, 'i').test(name))
  const own = part && call.args.map((one) => readPart(part, one, context)).find((one) => one !== undefined)
  if (own !== undefined) return own
  // `asyncHandler(handler)` of a package.
  return call.args
    .filter((one) => one.kind === 'function')
    .map((one) => validatorParts(evaluator, one, context))
    .reduce(bothParts, {})
}
