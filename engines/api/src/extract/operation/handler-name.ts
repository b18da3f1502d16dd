import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoute } from '../found-route.js'

/** Names that say nothing of what an operation does. */
const SAYS_NOTHING =
  /^(?:handler|handle|callback|cb|fn|default|index|run|execute|wrapped|middleware|asyncHandler|controller|get|post|put|patch|delete|list|create|update|remove|show|find|main|app|router|exports|respond)$/i

/** What the sources call the function that answers, where that tells operations apart. */
export function handlerName(evaluator: Evaluator, { handler, site }: FoundRoute): string | undefined {
  const name = nameIn(evaluator, handler) ?? writtenName(site.node)
  return name === undefined || SAYS_NOTHING.test(name) || !/^[A-Za-z_]\w*$/.test(name) ? undefined : name
}

function nameIn(evaluator: Evaluator, handler: Value | undefined): string | undefined {
  if (handler?.kind !== 'function') return undefined
  return ('id' in handler.node ? handler.node.id?.name : undefined) ?? evaluator.nameOf(handler)?.name
}

/** The last argument as it is written: `controller.getUser`, `wrap(getUser)`, `this.getUser.bind(this)`. */
function writtenName(node: FoundRoute['site']['node'], depth = 0): string | undefined {
  if (depth > 4) return undefined
  switch (node.type) {
    case 'Identifier':
      return node.name
    case 'MemberExpression':
      if (node.computed || node.property.type !== 'Identifier') return undefined
      return node.property.name
    case 'CallExpression': {
      const { callee } = node
      if (callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 'bind')
        return writtenName(callee.object, depth + 1)
      const last = node.arguments.at(-1)
      return last && writtenName(last, depth + 1)
    }
    case 'ObjectExpression': {
      for (const one of node.properties)
        if (one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'handler') return writtenName(one.value, depth + 1)
      return undefined
    }
    default:
      return undefined
  }
}
