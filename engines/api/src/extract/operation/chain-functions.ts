import type { FunctionValue, Value } from '../../evaluate/value.js'

/**
 * The functions of the project in a link of the chain: the link itself, each of a list, and what a package's wrapper is given
 * (`asyncHandler(fn)`).
 */
export function functionsOf(link: Value): readonly FunctionValue[] {
  switch (link.kind) {
    case 'function':
      return isErrorHandler(link) ? [] : [link]
    case 'array':
      return link.items.flatMap(functionsOf)
    case 'either':
      return link.options.flatMap(functionsOf)
    case 'call':
      return link.args.flatMap((one) => (one.kind === 'function' || one.kind === 'array' ? functionsOf(one) : []))
    default:
      return []
  }
}

/** Express calls a function of four parameters for errors only. */
function isErrorHandler({ node }: FunctionValue): boolean {
  return node.params.length === 4
}
