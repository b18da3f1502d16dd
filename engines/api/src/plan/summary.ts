/** What a plan does, in numbers. */
export interface PlanSummary {
  /** Operations that are served after it. */
  readonly operations: number
  /** Operations that got a new stub. */
  readonly added: number
  /** Operations that were routed and no longer are. */
  readonly removed: number
  /** Handlers somebody had written, which stay as they are. */
  readonly handlersKept: number
  /** Handlers that moved along with their tag. */
  readonly moved: number
  /** Written handlers without an operation. */
  readonly orphans: number
  /** Files to create, rewrite and delete. */
  readonly files: { readonly created: number; readonly updated: number; readonly deleted: number }
}

/**
 * A plan in one line.
 *
 * @example
 * summaryLine(plan.summary) // '+12 operations, 3 handlers kept, 1 orphan'
 */
export function summaryLine(summary: PlanSummary): string {
  const { created, updated, deleted } = summary.files
  if (created + updated + deleted === 0) return `nothing to change, ${count(summary.operations, 'operation')} up to date`
  const parts = [
    summary.added > 0 ? `+${count(summary.added, 'operation')}` : '',
    summary.removed > 0 ? `-${count(summary.removed, 'operation')}` : '',
    summary.moved > 0 ? `${count(summary.moved, 'handler')} moved` : '',
    summary.handlersKept > 0 ? `${count(summary.handlersKept, 'handler')} kept` : '',
    summary.orphans > 0 ? count(summary.orphans, 'orphan') : '',
    `${count(created + updated + deleted, 'file')} (${[created > 0 ? `${created} new` : '', updated > 0 ? `${updated} changed` : '', deleted > 0 ? `${deleted} removed` : ''].filter(Boolean).join(', ')})`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
