import { resolve } from 'node:path'
import type { ProjectFiles } from '../plan/files.js'
import { SeenFiles } from '../plan/seen-files.js'
import { diskFileSystem } from '../read/file-system.js'
import { SeenFileSystem } from '../read/seen-file-system.js'
import type { RoutesOptions } from '../render/options.js'
import { planSides, type SyncOptions, type SyncPlan } from './plan-sides.js'

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
  readonly #document: string
  readonly #files: SeenFiles
  readonly #options: RoutesOptions
  readonly #sync: SyncOptions
  readonly #fileSystem: SeenFileSystem
  /** What somebody is expected to write: the paths of the last plan. */
  #planned: readonly string[] = []
  #last: Promise<unknown> = Promise.resolve()

  /**
   * @param document the document, as an absolute path
   * @param files    the project that the routes are in
   * @param options  how the routes are written
   */
  constructor(document: string, files: ProjectFiles, options: RoutesOptions, sync: SyncOptions = {}) {
    this.#document = resolve(document)
    this.#files = new SeenFiles(files)
    this.#options = options
    this.#fileSystem = new SeenFileSystem(sync.fileSystem ?? diskFileSystem)
    this.#sync = { ...sync, fileSystem: this.#fileSystem }
  }

  /**
   * Plans what makes document and routes agree now. Plans that are asked for meanwhile wait for those before them.
   *
   * @param changed what may have changed since the last plan: files of the document by their absolute paths, others by their paths in the
   * project; also those that are gone or new. Files that the last plan changes need not be among them. Without it, everything is looked at.
   * @throws what `planSync` throws; the session goes on after that
   */
  plan(changed?: readonly string[]): Promise<SyncPlan> {
    const next = this.#last.then(() => this.#plan(changed))
    this.#last = next.catch(() => undefined)
    return next
  }

  async #plan(changed: readonly string[] | undefined): Promise<SyncPlan> {
    const concerned = changed && [...changed, ...this.#planned]
    this.#files.forget(concerned)
    this.#fileSystem.forget(concerned)
    const plan = await planSides(this.#document, this.#files, this.#options, this.#sync)
    this.#planned = [...plan.edits.map(({ path }) => path), ...plan.documents.keys()]
    return plan
  }
}
