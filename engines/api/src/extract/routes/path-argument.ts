import type { Value } from '../../evaluate/value.js'

/** What a name says of a value that is not known: `config.apiPrefix`, `BASE_URL`. */
const PATH_NAME = /path|prefix|base|url|version|endpoint|mount/i

/** Whether the first argument of `use` is a path rather than middleware. */
export function isPath(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string'
    case 'text':
    case 'regexp':
      return true
    case 'array':
      return value.items.length > 0 && value.items.every(isPath)
    case 'either':
      return value.options.some(isPath)
    case 'external':
      return value.specifier === 'global' && /^(?:process|global|globalThis)$/.test(value.path[0] ?? '')
    case 'call':
      return value.callee.kind === 'external' && (value.callee.specifier === 'config' || PATH_NAME.test(value.callee.path.at(-1) ?? ''))
    case 'member':
      return /^[A-Z][A-Z0-9_]*$/.test(value.name) || PATH_NAME.test(value.name)
    case 'parameter':
    case 'unknown':
      return PATH_NAME.test(nameOf(value))
    default:
      return false
  }
}

function nameOf({ node }: Value): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : ''
}
