import { existsSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Diagnostic, DiagnosticError } from '@kit/api'
import { problems } from '../diagnostics/problems.js'
import { decidesProject, findProject } from '../project/find-project.js'
import { ChangeLog } from './change-log.js'
import { OverviewReader } from './overview.js'
import { PendingChanges } from './pending.js'
import { Rounds } from './round.js'
import type { ApiOverview, SessionEvent, SessionListener, SessionState } from './state.js'

/** How long a problem waits to be told, in milliseconds: half a save is often followed by the other half. */
const SECOND_THOUGHT = 40

/**
 * Keeps the document and the routes of one folder in step while files change. Knows no bundler: whoever watches files says which have changed.
 *
 * One round runs at a time; what changes meanwhile is taken together into the next one.
 */
export class DevSession {
  readonly #root: string
  readonly #listeners = new Set<SessionListener>()
  readonly #pending = new PendingChanges()
  readonly #log: ChangeLog
  readonly #reported = new Map<string, readonly Diagnostic[]>()
  readonly #overview = new OverviewReader()
  #rounds: Rounds | undefined
  #everything = true
  /** Whether what the project is could not be found out the last time. */
  #undecided = false
  /** What is wrong or worth knowing of document and sources. */
  #own: readonly Diagnostic[] = []
  /** The same, when they could last be read. */
  #good: readonly Diagnostic[] = []
  #work: Promise<void> | undefined
  #closed = false
  #state: SessionState

  /**
   * @param root the project's folder, absolute
   * @param now  the clock, in milliseconds since 1970
   */
  constructor(root: string, now: () => number = Date.now) {
    this.#root = root
    this.#log = new ChangeLog(root, now)
    this.#state = { root, document: undefined, framework: undefined, changes: [], diagnostics: [] }
  }

  get state(): SessionState {
    return this.#state
  }

  /** The files of the document, absolute: what somebody who watches has to watch besides the root. */
  get documentFiles(): readonly string[] {
    return [...(this.#rounds?.view.documents ?? [])]
  }

  /** The folders that hold what this session follows; `deep` where everything below counts, too. */
  get watchedFolders(): readonly { readonly folder: string; readonly deep: boolean }[] {
    const folders = new Set([this.#root, ...this.documentFiles.map((file) => dirname(file))])
    const flat = [...folders].map((folder) => ({ folder, deep: false }))
    const { project, view } = this.#rounds ?? {}
    return project === undefined || view === undefined ? flat : [...flat, { folder: view.at(project.options.output), deep: true }]
  }

  /** The first round. Settles when it is over; what is wrong is told as an event, it does not reject. */
  start(): Promise<void> {
    return this.#go()
  }

  /** A file has changed, been made or gone; or a folder has, with all in it. Settles when the round that takes it in is over. */
  changed(file: string): Promise<void> {
    // Bundlers write paths with `/` on every system.
    const path = resolve(file)
    if (this.#closed) return Promise.resolve()
    if (this.#rounds?.isFolder(path) === true) this.#everything = true
    else if (!this.isInput(path)) return Promise.resolve()
    const known = this.#rounds?.view.prints
    // What a round has taken in may not have reached the other side yet.
    if (known?.has(path) === true && !known.hasChanged(path)) return this.#work ?? Promise.resolve()
    this.#pending.add(path)
    return this.#go()
  }

  /** Takes everything in anew, whatever has changed. Settles when that is done. */
  refresh(): Promise<void> {
    this.#everything = true
    return this.#go()
  }

  /** @returns stops listening */
  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether a file is what this session follows: the document, its parts, the routes, the configuration. */
  isInput(path: string): boolean {
    if (decidesProject(this.#root, path)) return true
    if (this.#rounds === undefined) return false
    return path === this.#rounds.project.document || this.#rounds.view.prints.has(path) || this.#rounds.isSource(path)
  }

  /**
   * What another part of the dev server has found: it stands among the diagnostics of the state, and listeners are told. Replaces what the
   * same part has said before.
   */
  report(part: string, diagnostics: readonly Diagnostic[]): void {
    this.#reported.set(part, diagnostics)
    this.#tell(part)
  }

  /**
   * The operations as they are now; while the document can't be read, as they last were. Costs a reading of the document where that has
   * changed, so ask for it when somebody looks.
   */
  overview(): Promise<ApiOverview> {
    return this.#overview.read(this.#rounds, this.#state.diagnostics)
  }

  /** Settles when the round that is running, if any, is over. None begins after that. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#work
    this.#listeners.clear()
  }

  #go(): Promise<void> {
    this.#work ??= this.#untilDone().finally(() => {
      this.#work = undefined
    })
    return this.#work
  }

  async #untilDone(): Promise<void> {
    while (!this.#closed && (this.#everything || this.#pending.size > 0)) {
      if (this.#pending.size > 0) await this.#pending.quiet()
      const paths = this.#pending.take()
      const everything = this.#everything
      this.#everything = false
      await this.#round(paths, everything)
    }
  }

  async #round(paths: readonly string[], everything: boolean): Promise<void> {
    const cause = paths.map((path) => relative(this.#root, path).split(sep).join('/'))
    this.#emit({ type: 'planned', cause })
    this.#rounds?.note(everything ? undefined : paths)
    try {
      if (everything || this.#undecided || paths.some((path) => this.#decides(path))) await this.#findProject()
      if (this.#rounds === undefined) this.#good = this.#own = []
      else await this.#sync(this.#rounds, cause)
    } catch (failure) {
      if (await this.#isOutdated(paths)) return
      this.#own = failure instanceof DiagnosticError ? failure.diagnostics : [problems.notWritten(String(failure))]
    }
    this.#tell('sync')
    this.#emit({ type: 'idle' })
  }

  async #sync(rounds: Rounds, cause: readonly string[]): Promise<void> {
    const { written, overtaken, summary, diagnostics } = await rounds.run()
    for (const path of overtaken) this.#pending.add(path)
    this.#good = this.#own = diagnostics ?? this.#good
    if (written.length === 0) return
    const change = this.#log.add(cause, written, summary, rounds.project.document)
    this.#state = { ...this.#state, changes: this.#log.changes }
    this.#emit({ type: 'written', change })
  }

  /** A document that is edited is the same document; a configuration that has to be loaded anew for each edit takes its time. */
  #decides(path: string): boolean {
    return decidesProject(this.#root, path) && (path !== this.#rounds?.project.document || !existsSync(path))
  }

  async #findProject(): Promise<void> {
    this.#undecided = true
    const found = await findProject(this.#root)
    const former = this.#rounds?.project
    // A document that goes while the session runs is most likely on its way back.
    if (found === undefined && former !== undefined) throw new DiagnosticError([problems.noDocument(former.document)])
    this.#undecided = false
    if (found === undefined || isDeepStrictEqual(found, former)) return
    this.#rounds = new Rounds(found)
    this.#state = { ...this.#state, document: found.document, framework: found.options.framework }
  }

  /** Whether more has changed while a problem was found, so that it may be none by now: then the next round sees to it. */
  async #isOutdated(paths: readonly string[]): Promise<boolean> {
    await setTimeout(SECOND_THOUGHT)
    if (this.#pending.size === 0) return false
    for (const path of paths) this.#pending.add(path)
    return true
  }

  #tell(part: string): void {
    const diagnostics = [...this.#own, ...[...this.#reported.values()].flat()]
    if (isDeepStrictEqual(diagnostics, this.#state.diagnostics)) return
    this.#state = { ...this.#state, diagnostics }
    this.#emit({ type: 'diagnostics', part, found: this.#reported.get(part) ?? this.#own, diagnostics })
  }

  #emit(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
