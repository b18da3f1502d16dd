import type { Operation } from '../model/model.js'
import { OperationIds } from '../read/operation-ids.js'
import type { BuiltOperation } from './operation/build-operation.js'

/** Gives each operation its id: what the sources call it where no other is called so, else one made of method and path. */
export function nameOperations(built: readonly BuiltOperation[]): readonly Operation[] {
  const wanted = new Map<string, number>()
  for (const { ids } of built) for (const { id } of ids) wanted.set(id, (wanted.get(id) ?? 0) + 1)
  const chosen = built.map(({ ids }) => ids.find(({ id }) => wanted.get(id) === 1))
  const made = new OperationIds(chosen.flatMap((one) => (one === undefined ? [] : [one.id])))
  return built.map(({ operation }, index) => {
    const own = chosen[index]
    return { ...operation, id: own?.id ?? made.make(operation.method, operation.path), named: own !== undefined }
  })
}
