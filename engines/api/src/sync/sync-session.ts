import type { ProjectFiles } from '../plan/files.js'
import type { RoutesOptions } from '../render/options.js'
import { planSync, type SyncOptions, type SyncPlan } from './plan-sync.js'

/**
 * Plans the same document and routes again and again, as a dev server does: what has not changed since the last plan is not looked at twice.
 * Each plan is the one that `planSync` gives.
 *
 * @example
 * const session = new SyncSession('/api/openapi.yaml', diskFiles('/api'), options)
 * const first = await session.plan()
 * const next = await session.plan(['/api/openapi.yaml'])
 */
export class SyncSession {
  /**
   * @param document the document, as an absolute path
   * @param files    the project that the routes are in
   * @param options  how the routes are written
   */
  constructor(
    private readonly document: string,
    private readonly files: ProjectFiles,
    private readonly options: RoutesOptions,
    private readonly sync: SyncOptions = {},
  ) {}

  /**
   * Plans what makes document and routes agree now.
   *
   * @param changed what may have changed since the last plan: files of the document by their absolute paths, others by their paths in the
   * project; also those that are gone or new. Files that the last plan changes need not be among them. Without it, everything is looked at.
   * @throws what `planSync` throws; the session goes on after that
   */
  async plan(_changed?: readonly string[]): Promise<SyncPlan> {
    return planSync(this.document, this.files, this.options, this.sync)
  }
}
