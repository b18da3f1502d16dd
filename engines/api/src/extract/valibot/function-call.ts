import type { Value } from '../../evaluate/value.js'

/** A call of a package that is made of functions. */
export interface FunctionCall {
  readonly name: string
  readonly args: readonly Value[]
}

/** `v.string()`, however `v` is imported; undefined for what is not valibot's or superstruct's. */
export function functionCall(value: Value): FunctionCall | undefined {
  if (value.kind !== 'call' || value.callee.kind !== 'external') return undefined
  const { specifier, path } = value.callee
  const name = path.at(-1)
  return name !== undefined && (specifier === 'valibot' || specifier === 'superstruct') ? { name, args: value.args } : undefined
}
