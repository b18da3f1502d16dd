import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ReadFileSystem } from '../read/file-system.js'
import { failure } from '../read/file-system.js'
import type { RoutesOptions } from '../render/options.js'
import { applied, memoryFiles } from './memory-files.fixture.js'
import { planFromDocument } from './plan-from-document.js'
import type { RoutesPlan } from './plan-routes.js'

export const OPTIONS: RoutesOptions = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }

/** A project in memory, into which routes are generated as often as a test likes. */
export class Project {
  constructor(public files: Record<string, string> = {}) {}

  /** Plans without applying. */
  plan(document: unknown, options: Partial<RoutesOptions> = {}): Promise<RoutesPlan> {
    return planFromDocument('/api/openapi.json', memoryFiles(this.files), { ...OPTIONS, ...options }, { fileSystem: only(JSON.stringify(document)), validate: false })
  }

  /** Plans and applies. */
  async generate(document: unknown, options: Partial<RoutesOptions> = {}): Promise<RoutesPlan> {
    const plan = await this.plan(document, options)
    this.files = applied(this.files, plan.edits)
    return plan
  }

  /** A file below the output folder. */
  routes(path: string): string {
    const text = this.files[`src/routes/${path}`]
    if (text === undefined) throw new Error(`there is no ${path}, only ${Object.keys(this.files).join(', ')}`)
    return text
  }

  /** Writes a file below the output folder, as somebody with an editor does. */
  write(path: string, change: (text: string) => string): void {
    this.files[`src/routes/${path}`] = change(this.files[`src/routes/${path}`] ?? '')
  }

  remove(isGone: (path: string) => boolean): void {
    this.files = Object.fromEntries(Object.entries(this.files).filter(([path]) => !isGone(path)))
  }
}

/** The codes of diagnostics, sorted. */
export function codes(plan: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] {
  return plan.diagnostics.map(({ code }) => code).sort()
}

function only(text: string): ReadFileSystem {
  return {
    async readFile(path) {
      if (path !== '/api/openapi.json') throw failure('ENOENT')
      return text
    },
    realpath: async (path) => path,
  }
}
