import type { Environment } from '../../evaluate/environment.js'
import type { ObjectValue, Value } from '../../evaluate/value.js'
import { isContract } from '../contract/read-contract.js'
import { functionsOf } from './chain-functions.js'

/** The contract that a handler was made with: `route(contract.getUser, handlers.getUser)` keeps it in what it closes over. */
export function contractOf(handler: Value | undefined): ObjectValue | undefined {
  for (const { env } of handler === undefined ? [] : functionsOf(handler)) {
    for (let one: Environment | undefined = env; one?.owner !== undefined; one = one.parent) {
      for (const bound of one.bound.values()) {
        const value = bound()
        if (isContract(value)) return value
      }
    }
  }
  return undefined
}
