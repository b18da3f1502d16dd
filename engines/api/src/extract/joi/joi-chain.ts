import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import { type BuilderCall, builderChain } from '../builder-chain.js'
import { memberOf, textOrUndefined } from '../constant.js'

const PACKAGES = new Set(['joi', '@hapi/joi', 'joi-browser', '@types/joi'])
const INSTANCES = new Set(['extend', 'defaults', 'types'])
const MAX_BASES = 8

/** The calls that make a joi schema, the type first: `string`, `min`; undefined for what is not joi's. */
export function joiCalls(evaluator: Evaluator, value: Value): readonly BuilderCall[] | undefined {
  return expand(evaluator, value, 0)
}

function expand(evaluator: Evaluator, value: Value, depth: number): readonly BuilderCall[] | undefined {
  if (depth > MAX_BASES) return undefined
  const chain = builderChain(value)
  if (chain === undefined) return undefined
  const isJoi = PACKAGES.has(chain.specifier) || chain.path.includes('Joi')
  if (!isJoi) return undefined
  const start = chain.calls.findIndex(({ name }) => !INSTANCES.has(name))
  if (start === -1) return undefined
  const extensions = chain.calls.slice(0, start).filter(({ name }) => name === 'extend')
  const [first, ...rest] = chain.calls.slice(start)
  if (first === undefined) return undefined
  for (const extension of extensions) {
    const base = extensionBase(evaluator, extension, first.name)
    const calls = base && expand(evaluator, base, depth + 1)
    if (calls !== undefined) return [...calls, ...rest]
  }
  return [first, ...rest]
}

/** `extend((joi) => ({ type: 'csv', base: joi.array() }))`: what `joi.csv()` is built on. */
function extensionBase(evaluator: Evaluator, extension: BuilderCall, type: string): Value | undefined {
  const joi = extension.value.kind === 'call' && extension.value.callee.kind === 'member' ? extension.value.callee.object : undefined
  for (const argument of extension.args) {
    const root: Value = joi ?? { kind: 'external', specifier: 'joi', path: [], node: argument.node, env: argument.env }
    const made = argument.kind === 'function' ? evaluator.call(argument, [root], { node: argument.node, env: argument.env }) : argument
    const name = textOrUndefined(memberOf(made, 'type') ?? memberOf(made, 'name'))
    if (name === type) return memberOf(made, 'base')
  }
  return undefined
}
