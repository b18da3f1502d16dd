import fc from 'fast-check'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { changedDocument, DOCUMENT_CHANGES } from '../nothing-lost/document-changes.fixture.js'
import { DOCUMENTS } from '../nothing-lost/documents.fixture.js'
import { EDITS, editedFiles } from '../nothing-lost/edits.fixture.js'
import { applied, memoryFiles } from '../plan/memory-files.fixture.js'
import { isGenerated, OPTIONS } from '../plan/project.fixture.js'
import { failure } from '../read/file-system.js'
import type { RoutesOptions } from '../render/options.js'
import type { SyncOptions, SyncPlan } from './plan-sides.js'
import { planSync } from './plan-sync.js'
import { SyncSession } from './sync-session.js'

const ENTRY = '/api/openapi.json'
const SHARED = '/api/shared.json'

/** One thing that somebody does between two plans. */
export type Step =
  | { readonly kind: 'edit'; readonly edit: string; readonly file: number; readonly at: number }
  | { readonly kind: 'change'; readonly change: string; readonly at: number; readonly to: number }
  | { readonly kind: 'delete' | 'empty' | 'forget' | 'garble'; readonly file: number }
  | { readonly kind: 'break' | 'mend' | 'shared' | 'back'; readonly at: number }

const file = fc.nat(50)
const at = fc.nat(500)

export const STEPS: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), edit: fc.constantFrom(...EDITS), file, at }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('change' as const), change: fc.constantFrom(...Object.keys(DOCUMENT_CHANGES)), at, to: at }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'empty' as const, 'forget' as const, 'garble' as const), file }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('break' as const, 'mend' as const, 'shared' as const, 'back' as const), at }) },
)

/** A plan, or what was said instead. */
export type Planned = { readonly plan: SyncPlan } | { readonly refused: DiagnosticError['diagnostics'] }

/** A project of a document of two files, in memory, that somebody edits while a session goes on. */
export class EditedProject {
  #files: Readonly<Record<string, string>> = {}
  #texts: Readonly<Record<string, string>>
  #document: object
  #good: string
  readonly #options: RoutesOptions
  readonly #session: SyncSession
  #changed = new Set<string>()
  #states: { readonly files: Readonly<Record<string, string>>; readonly texts: Readonly<Record<string, string>> }[] = []

  constructor(name: string, options: Partial<RoutesOptions>) {
    this.#options = { ...OPTIONS, ...options }
    this.#document = withShared(DOCUMENTS[name] ?? {})
    this.#good = JSON.stringify(this.#document, null, 2)
    this.#texts = { [ENTRY]: this.#good, [SHARED]: sharedText(0) }
    this.#session = new SyncSession(ENTRY, this.#projectFiles(), this.#options, this.#sync())
  }

  /** @returns whether it has changed anything */
  async step(step: Step): Promise<void> {
    this.#states.push({ files: this.#files, texts: this.#texts })
    const generated = Object.keys(this.#files).filter(isGenerated).sort()
    const path = 'file' in step ? (generated[step.file % Math.max(generated.length, 1)] ?? '') : ''
    const text = this.#files[path]
    if (step.kind === 'edit') for (const [one, content] of Object.entries(await edited(this.#files, step))) this.#write(one, content)
    if (step.kind === 'garble' && text !== undefined) this.#write(path, `${text}\nexport const = (\n`)
    if (step.kind === 'empty' && text !== undefined) this.#write(path, '')
    if (step.kind === 'delete') this.#write(path, undefined)
    if (step.kind === 'forget') for (const one of Object.keys(this.#files)) if (one.startsWith('.kit/models')) this.#write(one, undefined)
    if (step.kind === 'change') {
      this.#document = changedDocument(parsed(this.#texts[ENTRY]) ?? this.#document, [{ kind: step.change, at: step.at, to: step.to }])
      this.#say(ENTRY, JSON.stringify(this.#document, null, 2))
    }
    if (step.kind === 'break') this.#say(ENTRY, [this.#good.slice(0, step.at), '', '{}', `${this.#good},`][step.at % 4] ?? '')
    if (step.kind === 'mend') this.#say(ENTRY, this.#good)
    if (step.kind === 'shared') this.#say(SHARED, step.at % 9 === 0 ? '{' : sharedText(step.at))
    if (step.kind === 'back') {
      const former = this.#states[step.at % this.#states.length]
      for (const one of new Set([...Object.keys(this.#files), ...Object.keys(former?.files ?? {})])) this.#write(one, former?.files[one])
      for (const [one, content] of Object.entries(former?.texts ?? {})) this.#say(one, content)
    }
    if (parsed(this.#texts[ENTRY]) !== undefined) this.#good = this.#texts[ENTRY] ?? this.#good
  }

  /** What the session plans. */
  warm(everything: boolean): Promise<Planned> {
    const changed = everything ? undefined : [...this.#changed]
    this.#changed = new Set()
    return outcome(this.#session.plan(changed))
  }

  /** What is planned from scratch. */
  cold(): Promise<Planned> {
    return outcome(planSync(ENTRY, this.#projectFiles(), this.#options, this.#sync()))
  }

  apply({ edits, documents }: SyncPlan): void {
    this.#files = applied(this.#files, edits)
    this.#texts = { ...this.#texts, ...Object.fromEntries(documents) }
  }

  #write(path: string, text: string | undefined): void {
    if (this.#files[path] === text) return
    this.#changed.add(path)
    const { [path]: _, ...others } = this.#files
    this.#files = text === undefined ? others : { ...others, [path]: text }
  }

  #say(path: string, text: string): void {
    if (this.#texts[path] !== text) this.#changed.add(path)
    this.#texts = { ...this.#texts, [path]: text }
  }

  #projectFiles() {
    const now = () => memoryFiles(this.#files)
    return {
      read: (path: string) => now().read(path),
      list: (folder: string) => now().list(folder),
      isFile: (path: string) => now().isFile(path),
    }
  }

  #sync(): SyncOptions {
    const fileSystem = {
      readFile: async (path: string) => {
        const text = this.#texts[path]
        if (text === undefined) throw failure('ENOENT')
        return Buffer.from(text)
      },
      realpath: async (path: string) => path,
    }
    return { fileSystem, from: 'spec' }
  }
}

type Files = Readonly<Record<string, string>>

/** An edit finds its place in what parses; what somebody has garbled before stays garbled. */
async function edited(files: Files, { edit: kind, file, at }: Extract<Step, { kind: 'edit' }>): Promise<Files> {
  try {
    return await editedFiles(files, { kind, file, at }, `MARK${at}`)
  } catch (error) {
    if (error instanceof DiagnosticError || (error instanceof Error && error.name === 'SyntaxError')) return files
    throw error
  }
}

async function outcome(planning: Promise<SyncPlan>): Promise<Planned> {
  try {
    return { plan: await planning }
  } catch (error) {
    if (error instanceof DiagnosticError) return { refused: error.diagnostics }
    throw error
  }
}

/** A document that takes one schema from another file. */
function withShared(document: object): object {
  const whole: { components?: { schemas?: object } } = document
  const schemas = { ...whole.components?.schemas, Shared: { $ref: './shared.json#/Shared' } }
  return { ...document, components: { ...whole.components, schemas } }
}

function sharedText(maximum: number): string {
  return JSON.stringify({ Shared: { type: 'object', properties: { count: { type: 'integer', maximum }, next: { $ref: '#/Shared' } } } })
}

function parsed(text = ''): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'paths' in value ? value : undefined
  } catch {
    return undefined
  }
}
