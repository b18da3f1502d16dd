import type { Operation, SecurityRequirement } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import { operationValue } from '../values/operation-value.js'
import type { Editing } from './editing.js'
import { pathKeyOf, withOperation } from './move-operations.js'
import type { OperationPlaces } from './operation-places.js'
import { putAfter } from './patch-value.js'
import { below } from './raw-files.js'

/** Adds operations: into their paths where those are there, else in paths of their own, behind the one that comes before them. */
export function addOperations(
  editing: Editing,
  places: OperationPlaces,
  added: readonly Operation[],
  inherited: readonly SecurityRequirement[],
): void {
  const { raw, drafts, after } = editing
  const { paths } = places
  const written = raw.at(paths)
  const order = [...new Set(after.operations.map(({ path }) => path))]
  for (const operation of added) {
    const key = pathKeyOf(written, operation.path)
    const place = below(paths, key)
    if (raw.at(place) !== undefined) {
      const item = raw.follow(place)
      const value = operationValue(operation, inherited, editing.writing(item.file))
      drafts.change(item, (old) => withOperation(old, operation.method, value))
      continue
    }
    const value = operationValue(operation, inherited, editing.writing(paths.file))
    drafts.change(paths, (old) => {
      const entries = new Map(Object.entries(isRecord(old) ? old : {}))
      const item = withOperation(entries.get(key), operation.method, value)
      if (entries.has(key)) entries.set(key, item)
      else
        putAfter(
          entries,
          key,
          item,
          order.slice(0, order.indexOf(operation.path)).findLast((path) => entries.has(path)),
        )
      return Object.fromEntries(entries)
    })
  }
}
