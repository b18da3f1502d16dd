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
    const { index, path } = this.#position(value)
    const role = ORDER[this.framework][index]
    return role === undefined ? undefined : { role, path }
  }

  /** `(...args) => args[2]` takes the third of what it is given. */
  #position({ function: owner, index, path }: Extract<Value, { kind: 'parameter' }>) {
    const [first = '', ...others] = path
    const isRest = owner.params[index]?.type === 'RestElement'
    return isRest && /^\d+$/.test(first) ? { index: index + Number(first), path: others } : { index, path }
  }
}
