import { applied, memoryFiles } from '../plan/memory-files.fixture.js'
import { OPTIONS } from '../plan/project.fixture.js'
import { failure } from '../read/file-system.js'
import type { RoutesOptions } from '../render/options.js'
import type { SyncPlan } from '../sync/plan-sides.js'
import { planSync } from '../sync/plan-sync.js'

const ENTRY = '/api/openapi.json'

/** A project and its document, in memory, both of which somebody edits. */
export class BothSides {
  readonly options: RoutesOptions

  constructor(
    public document: string,
    options: Partial<RoutesOptions>,
    public files: Readonly<Record<string, string>> = {},
  ) {
    this.options = { ...OPTIONS, ...options }
  }

  /** Plans without applying. */
  plan(): Promise<SyncPlan> {
    const fileSystem = {
      readFile: async (path: string) => {
        if (path !== ENTRY) throw failure('ENOENT')
        return this.document
      },
      realpath: async (path: string) => path,
    }
    return planSync(ENTRY, memoryFiles(this.files), this.options, { validate: false, fileSystem })
  }

  /** Plans and applies. */
  async sync(): Promise<SyncPlan> {
    const plan = await this.plan()
    this.files = applied(this.files, plan.edits)
    this.document = plan.documents.get(ENTRY) ?? this.document
    return plan
  }

  /** Plans without believing that nothing has changed. */
  planAnew(): Promise<SyncPlan> {
    return new BothSides(`${this.document}\n`, this.options, this.files).plan()
  }
}
