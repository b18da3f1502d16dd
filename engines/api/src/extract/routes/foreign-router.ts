import type { Value } from '../../evaluate/value.js'

/** The package whose router a value is, by what the package calls it: `board.getRouter()`, `new DocumentedRouter().routes()`. */
export function foreignRouter(value: Value): string | undefined {
  if (value.kind !== 'call') return undefined
  const { callee } = value
  if (callee.kind === 'external') return /(?:^|[a-z])Router$/.test(callee.path.at(-1) ?? '') ? named(callee.specifier) : undefined
  if (callee.kind !== 'member' || !/^(?:getRouter|routes|router)$/.test(callee.name)) return undefined
  return madeBy(callee.object)
}

/** The package that an object comes from. */
function madeBy(value: Value): string | undefined {
  if (value.kind === 'external') return named(value.specifier)
  if (value.kind === 'call') return madeBy(value.callee)
  return value.kind === 'member' ? madeBy(value.object) : undefined
}

function named(specifier: string): string | undefined {
  return specifier === 'global' ? undefined : `\`${specifier}\``
}
