import type { FunctionLike, Value } from '../../evaluate/value.js'
import type { Framework } from '../../render/options.js'

/** What a parameter of middleware or of a handler is. */
export type Role = 'request' | 'reply' | 'context' | 'next'

export interface RoleValue {
  readonly role: Role
  /** The members taken of it. */
  readonly path: readonly string[]
}

const ORDER: Readonly<Record<Framework, readonly Role[]>> = {
  express: ['request', 'reply', 'next'],
  fastify: ['request', 'reply', 'next'],
  koa: ['context', 'next'],
}

/** Which functions a framework calls with the request: their parameters have a role. */
export class RequestRoles {
  readonly #functions = new Set<FunctionLike>()

  constructor(readonly framework: Framework) {}

  /** A function of the chain; one that is called with all parameters of another (`fn(...args)`) counts as well. */
  add(owner: FunctionLike): void {
    this.#functions.add(owner)
  }

  /** What a value is to the request; undefined where it has nothing to do with it. */
  of(value: Value): RoleValue | undefined {
    if (value.kind !== 'parameter' || !this.#functions.has(value.function)) return undefined
    const { index, path } = value
    const [first = ''] = path
    // `(...args) => args[2]` takes the third of what it is given.
    if (value.function.params[index]?.type === 'RestElement' && /^\d+$/.test(first)) return this.#at(index + Number(first), path.slice(1))
    return this.#at(index, path)
  }

  #at(index: number, path: readonly string[]): RoleValue | undefined {
    const role = ORDER[this.framework][index]
    return role === undefined ? undefined : { role, path }
  }
}
