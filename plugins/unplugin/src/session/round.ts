import { existsSync } from 'node:fs'
import { extname, relative, sep } from 'node:path'
import { type Diagnostic, DiagnosticError, type PlanSummary } from '@kit/api'
import { SyncSession } from '@kit/api/sources'
import { withAbsolutePlaces } from '../diagnostics/absolute-places.js'
import { problems } from '../diagnostics/problems.js'
import type { Project } from '../project/find-project.js'
import { applyPlan } from './apply-plan.js'
import { untilGitIsDone } from './git-busy.js'
import { ProjectView } from './project-view.js'
import { alone } from './round-lock.js'
import type { WrittenFile } from './state.js'

export interface RoundResult {
  readonly written: readonly WrittenFile[]
  /** Absolute paths: what somebody has written to while this round was about to end. */
  readonly overtaken: readonly string[]
  readonly summary: PlanSummary
  /** Of document and sources as they are now; undefined where they are as the last round found them. */
  readonly diagnostics: readonly Diagnostic[] | undefined
}

/** How often a round begins anew because somebody writes what it is about to write. */
const ATTEMPTS = 5

/** Plans and writes, again and again, for one project with one set of settings. */
export class Rounds {
  readonly view: ProjectView
  #planner: SyncSession
  /** Files of which the planner has to hear; undefined for all. */
  #unsettled: Set<string> | undefined
  /** Files that had something in them and have nothing now. */
  readonly #emptied = new Set<string>()

  constructor(readonly project: Project) {
    this.view = new ProjectView(project)
    this.#planner = this.#newPlanner()
  }

  /**
   * Notes what the next round has to look at, whenever that is.
   *
   * @param changed absolute paths; undefined for everything
   */
  note(changed: readonly string[] | undefined): void {
    if (changed === undefined) this.#unsettled = undefined
    for (const path of changed ?? []) {
      this.#unsettled?.add(path)
      if (this.isSource(path) && this.view.prints.isEmptied(path)) this.#emptied.add(path)
    }
  }

  /** Whether a path is that of a folder among the routes, as far as that can be told of one that is gone. */
  isFolder(path: string): boolean {
    return `${path}${sep}`.startsWith(this.view.at(this.project.options.output) + sep) && extname(path) === ''
  }

  /** Whether a path is that of a module in the folder of the routes. */
  isSource(path: string): boolean {
    return path.startsWith(this.view.at(this.project.options.output) + sep) && /\.[cm]?[jt]s$/.test(path)
  }

  /**
   * One round: document and sources agree after it, but for what is in its diagnostics.
   *
   * @throws DiagnosticError when nothing could be written
   */
  async run(): Promise<RoundResult> {
    this.#holdEmptied()
    await untilGitIsDone(this.project.root)
    try {
      return await alone(this.project.root, (waited) => this.#attempt(waited))
    } catch (failure) {
      if (failure instanceof DiagnosticError) throw new DiagnosticError(withAbsolutePlaces(failure.diagnostics, this.project.root))
      // What the planner knows may be half of something.
      this.#planner = this.#newPlanner()
      this.#unsettled = undefined
      throw new DiagnosticError([problems.notWritten(failure instanceof Error ? failure.message : String(failure))])
    }
  }

  async #attempt(waited: boolean): Promise<RoundResult> {
    const { project, view } = this
    if (waited) this.#unsettled = undefined
    if (!existsSync(project.document)) throw new DiagnosticError([problems.noDocument(project.document)])
    for (let attempt = 1; ; attempt++) {
      if (this.#unsettled === undefined || [...this.#unsettled].some((path) => !existsSync(path)) || view.restored.size > 0) {
        view.lookForDeleted()
      }
      const plan = await this.#planner.plan(this.#paths())
      const result = applyPlan(project, view, plan)
      if ('written' in result) {
        this.#unsettled = new Set()
        const unchanged = plan.edits.length === 0 && plan.documents.size === 0
        const diagnostics = unchanged && plan.diagnostics.length === 0 ? undefined : withAbsolutePlaces(plan.diagnostics, project.root)
        return { ...result, summary: plan.summary, diagnostics }
      }
      const empty = result.stale.filter((path) => view.prints.wasEmpty(path))
      if (attempt === ATTEMPTS && empty.length > 0) throw new DiagnosticError(empty.map(problems.emptySource))
      if (attempt === ATTEMPTS) throw new Error(`${result.stale.join(', ')} changed again and again while kit was about to write there`)
      // The plan was not carried out, and the planner counts on it.
      this.#planner = this.#newPlanner()
      this.#unsettled = undefined
    }
  }

  /** @throws DiagnosticError KIT1706 while a source is empty that was not: an editor that is not done, or a slip; both would cost operations */
  #holdEmptied(): void {
    for (const path of this.#emptied) if (!this.view.prints.isEmptied(path)) this.#emptied.delete(path)
    if (this.#emptied.size > 0) throw new DiagnosticError([...this.#emptied].map(problems.emptySource))
  }

  /** Files of the document by their absolute paths, others by their paths in the project: where it can't be told, both. */
  #paths(): readonly string[] | undefined {
    if (this.#unsettled === undefined) return undefined
    return [...this.#unsettled].flatMap((path) => [path, relative(this.project.root, path).split(sep).join('/')])
  }

  #newPlanner(): SyncSession {
    const { document, options, sync } = this.project
    return new SyncSession(document, this.view.files, options, { ...sync, fileSystem: this.view.fileSystem })
  }
}
