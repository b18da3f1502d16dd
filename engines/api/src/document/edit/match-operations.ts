import type { ApiModel, Operation } from '../../model/model.js'

/** What became of an operation. */
export interface OperationPair {
  readonly before: Operation
  readonly after: Operation
}

export interface OperationMatches {
  readonly pairs: readonly OperationPair[]
  readonly removed: readonly Operation[]
  readonly added: readonly Operation[]
}

/** Finds each operation again: by its id and place, else by its id, else by its place under another id. */
export function matchOperations(before: ApiModel, after: ApiModel): OperationMatches {
  const pairs = new Map<Operation, Operation>()
  const taken = new Set<Operation>()
  const place = ({ method, path }: Operation): string => `${method} ${path}`
  for (const keyOf of [(one: Operation) => `${one.id} ${place(one)}`, (one: Operation) => one.id, place]) {
    const free = new Map(after.operations.filter((one) => !taken.has(one)).map((one) => [keyOf(one), one]))
    for (const old of before.operations) {
      const found = pairs.has(old) ? undefined : free.get(keyOf(old))
      if (found === undefined || taken.has(found)) continue
      pairs.set(old, found)
      taken.add(found)
    }
  }
  return {
    pairs: [...pairs].map(([old, wanted]) => ({ before: old, after: wanted })),
    removed: before.operations.filter((one) => !pairs.has(one)),
    added: after.operations.filter((one) => !taken.has(one)),
  }
}
