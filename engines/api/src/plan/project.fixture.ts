import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ReadFileSystem } from '../read/file-system.js'
import { failure } from '../read/file-system.js'
import { type ReadOptions, readDocument } from '../read/read-document.js'
import type { RoutesOptions } from '../render/options.js'
import { applied, memoryFiles } from './memory-files.fixture.js'
import { planFromDocument } from './plan-from-document.js'
import { planRoutes, type RoutesPlan } from './plan-routes.js'
import { parseState, STATE_FILE } from './state.js'

export const OPTIONS: RoutesOptions = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }

/** A project in memory, into which routes are generated as often as a test likes. */
export class Project {
  constructor(public files: Record<string, string> = {}) {}

  /** Plans without applying, by the door that everybody takes. */
  plan(document: unknown, options: Partial<RoutesOptions> = {}): Promise<RoutesPlan> {
    return planFromDocument(ENTRY, memoryFiles(this.files), { ...OPTIONS, ...options }, readOptions(document))
  }

  /** Plans without applying, and without believing that nothing has changed. */
  async planAnew(document: unknown, options: Partial<RoutesOptions> = {}): Promise<RoutesPlan> {
    const hashes = parseState(this.files[STATE_FILE], OPTIONS.output)?.document
    return planRoutes(await readDocument(ENTRY, readOptions(document)), memoryFiles(this.files), { ...OPTIONS, ...options }, hashes)
  }

  copy(): Project {
    return new Project({ ...this.files })
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

/** Everything that a plan leaves in a project, but what kit remembers: for comparing. */
export function sources(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(project.files).filter(([path]) => !path.startsWith('.kit/')))
}

/** Files that kit rewrites whole. */
export function isGenerated(path: string): boolean {
  return /(?:^|\/)(?:contract|routes|index)\.ts$|\/schemas\//.test(path) && !path.includes('/http/')
}

const ENTRY = '/api/openapi.json'

function readOptions(document: unknown): ReadOptions {
  return { fileSystem: only(typeof document === 'string' ? document : JSON.stringify(document)), validate: false }
}

function only(text: string): ReadFileSystem {
  return {
    async readFile(path) {
      if (path !== ENTRY) throw failure('ENOENT')
      return text
    },
    realpath: async (path) => path,
  }
}
