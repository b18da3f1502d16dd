import type { Operation } from '../model/model.js'
import { madeUpId, OperationIds } from '../read/operation-ids.js'
import type { BuiltOperation } from './operation/build-operation.js'

/** Gives each operation its id: what the sources call it where no other is called so, else one made of method and path. */
export class OperationNamer {
  #built: readonly BuiltOperation[] = []
  #named: readonly Operation[] = []

  name(built: readonly BuiltOperation[]): readonly Operation[] {
    const before = this.#built
    const named = [...this.#named]
    const sameNames = built.length === before.length && built.every((one, index) => one === before[index] || isCalledSo(one, before[index]))
    if (sameNames)
      for (const [index, former] of named.entries()) {
        const one = built[index]
        if (one !== undefined && one !== before[index]) named[index] = withId(one, former.id, former.named)
      }
    this.#named = sameNames ? named : namedAnew(built)
    this.#built = built
    return this.#named
  }
}

function isCalledSo(one: BuiltOperation, other: BuiltOperation | undefined): boolean {
  return (
    other !== undefined &&
    one.operation.method === other.operation.method &&
    one.operation.path === other.operation.path &&
    one.ids.length === other.ids.length &&
    one.ids.every(({ id }, index) => id === other.ids[index]?.id)
  )
}

function namedAnew(built: readonly BuiltOperation[]): readonly Operation[] {
  const wanted = new Map<string, number>()
  for (const { ids } of built) for (const { id } of ids) wanted.set(id, (wanted.get(id) ?? 0) + 1)
  const chosen = built.map(({ ids }) => ids.find(({ id }) => wanted.get(id) === 1)?.id)
  const made = new OperationIds(chosen.filter((id) => id !== undefined))
  return built.map((one, index) => {
    const own = chosen[index]
    return withId(one, own ?? made.take(plainId(one)), own !== undefined)
  })
}

const plainIds = new WeakMap<BuiltOperation, string>()

function plainId(built: BuiltOperation): string {
  const known = plainIds.get(built) ?? madeUpId(built.operation.method, built.operation.path)
  plainIds.set(built, known)
  return known
}

const operations = new WeakMap<BuiltOperation, Operation>()

/** The same object as before where nothing of it has changed: whoever prints it knows its text. */
function withId(built: BuiltOperation, id: string, named: boolean): Operation {
  const known = operations.get(built)
  if (known !== undefined && known.id === id && known.named === named) return known
  const operation = { ...built.operation, id, named }
  operations.set(built, operation)
  return operation
}
