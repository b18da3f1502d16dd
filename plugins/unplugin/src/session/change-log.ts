import { relative } from 'node:path'
import { type PlanSummary, summaryLine } from '@kit/api'
import type { SessionChange, WrittenFile } from './state.js'

/** How many changes are kept for who looks later. */
const KEPT = 100

/** What the rounds of a session have done. */
export class ChangeLog {
  #number = 0
  #changes: readonly SessionChange[] = []

  constructor(
    private readonly root: string,
    private readonly now: () => number,
  ) {}

  get changes(): readonly SessionChange[] {
    return this.#changes
  }

  add(cause: readonly string[], files: readonly WrittenFile[], summary: PlanSummary, document: string): SessionChange {
    const change = { number: ++this.#number, time: this.now(), cause, files, summary: this.#describe(files, summary, document) }
    this.#changes = [...this.#changes, change].slice(-KEPT)
    return change
  }

  #describe(files: readonly WrittenFile[], summary: PlanSummary, document: string): string {
    const name = relative(this.root, document)
    const { created, updated, deleted } = summary.files
    const restored = files.filter(({ kind }) => kind === 'create').length - created
    return [
      ...(created + updated + deleted > 0 ? [summaryLine(summary)] : []),
      ...(restored > 0 ? [`${restored} ${restored === 1 ? 'file' : 'files'} put back`] : []),
      ...(files.some(({ reason }) => reason === 'the routes changed') ? [`${name} brought up to date`] : []),
    ].join(', ')
  }
}
