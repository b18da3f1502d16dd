import type { OperationState, SessionOperation } from '../src/session/state.js'

/** Which operations are shown. */
export interface Filter {
  /** Words that all have to occur somewhere, in any order. */
  readonly text: string
  /** Undefined for all. */
  readonly state: OperationState | undefined
}

/** The operations that a filter lets through, in their order. */
export function filtered(operations: readonly SessionOperation[], { text, state }: Filter): readonly SessionOperation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter((one) => {
    if (state !== undefined && one.state !== state) return false
    const where = [one.method, one.path, one.id, one.summary, one.state, ...one.tags].join(' ').toLowerCase()
    return words.every((word) => where.includes(word))
  })
}

/** How many operations there are of each state. */
export function counted(operations: readonly SessionOperation[]): Readonly<Record<OperationState, number>> {
  const counts = { implemented: 0, stub: 0, conflict: 0, orphan: 0 }
  for (const { state } of operations) counts[state]++
  return counts
}

/** Operations by their first tag, in the order in which the tags occur. */
export function grouped(operations: readonly SessionOperation[]): ReadonlyMap<string, readonly SessionOperation[]> {
  const groups = new Map<string, SessionOperation[]>()
  for (const operation of operations) {
    const tag = operation.state === 'orphan' ? 'without an operation' : (operation.tags[0] ?? 'without a tag')
    const group = groups.get(tag)
    if (group === undefined) groups.set(tag, [operation])
    else group.push(operation)
  }
  return groups
}
