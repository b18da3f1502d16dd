import type { Value } from '../evaluate/value.js'

/** One call of a chain such as `Joi.string().min(3)`. */
export interface BuilderCall {
  readonly name: string
  readonly args: readonly Value[]
  /** The chain up to and with this call. */
  readonly value: Value
}

/** A chain of calls that begins with a package's export. */
export interface BuilderChain {
  readonly specifier: string
  /** From the package to the object that the first call is a method of: `['default']`, `['Joi']`. */
  readonly path: readonly string[]
  readonly calls: readonly [BuilderCall, ...BuilderCall[]]
}

/**
 * Takes a value apart that was built by chained calls of a package; undefined for every other. A member that is not called, such as `not` in
 * `a.not.b()`, counts as a call without arguments.
 */
export function builderChain(value: Value): BuilderChain | undefined {
  const calls: BuilderCall[] = []
  let current = value
  for (;;) {
    const args = current.kind === 'call' ? current.args : []
    const callee = current.kind === 'call' ? current.callee : current
    if (callee.kind === 'external') {
      const name = callee.path.at(-1)
      if (name === undefined || current.kind !== 'call') return undefined
      return { specifier: callee.specifier, path: callee.path.slice(0, -1), calls: [{ name, args, value: current }, ...calls] }
    }
    if (callee.kind !== 'member') return undefined
    calls.unshift({ name: callee.name, args, value: current })
    current = callee.object
  }
}
