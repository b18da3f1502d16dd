import type { ApiModel, SecurityRequirement } from '../model/model.js'

/**
 * A model that knows nothing of who may use its operations, with what a document says of that. Operations that the document doesn't have yet ask for
 * what most of its others do: what is added to a closed API is not open.
 *
 * @param model by the document's names
 */
export function withSecurityOf(document: ApiModel, model: ApiModel): ApiModel {
  const known = new Map(document.operations.map(({ id, security }) => [id, security]))
  const usual = usualSecurity(document)
  return { ...model, operations: model.operations.map((one) => ({ ...one, security: known.get(one.id) ?? usual })) }
}

function usualSecurity({ operations }: ApiModel): readonly SecurityRequirement[] {
  const counts = new Map<string, { count: number; readonly security: readonly SecurityRequirement[] }>()
  for (const { security } of operations) {
    const key = JSON.stringify(security.map((one) => [...one]))
    const found = counts.get(key) ?? { count: 0, security }
    found.count += 1
    counts.set(key, found)
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count)
  return most?.security ?? []
}
