import type { Operation } from '../model/model.js'

/** The operations that `--include` and `--exclude` let pass: each names a tag, an operationId or a path prefix. */
export function selectOperations(
  operations: readonly Operation[],
  options: { readonly include?: readonly string[]; readonly exclude?: readonly string[] },
): readonly Operation[] {
  const { include = [], exclude = [] } = options
  return operations.filter(
    (operation) =>
      (include.length === 0 || include.some((one) => matches(operation, one))) && !exclude.some((one) => matches(operation, one)),
  )
}

/** Leaves out operations that another one of the same method and address comes before; the reader has reported them (KIT1142). */
export function withoutDoubles(operations: readonly Operation[]): readonly Operation[] {
  const seen = new Set<string>()
  return operations.filter((operation) => {
    const key = addressOf(operation)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Method and path, whatever the parameters are called. */
export function addressOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`
}

function matches(operation: Operation, filter: string): boolean {
  if (!filter.startsWith('/')) return operation.id === filter || operation.tags.includes(filter)
  const prefix = filter.replace(/\/+$/, '')
  return operation.path === prefix || operation.path.startsWith(`${prefix}/`)
}
