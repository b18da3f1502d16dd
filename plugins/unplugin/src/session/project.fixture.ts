import { rmSync } from 'node:fs'
import { DevSession } from './dev-session.js'
import { ProjectFolder } from './project-folder.fixture.js'
import type { SessionEvent } from './state.js'

/** A project on disk in which a session runs, and what that tells. */
export class DiskProject extends ProjectFolder {
  readonly events: SessionEvent[] = []
  session = this.#newSession()

  /** With a document, and routes that kit has written for it. */
  static async scaffolded(document?: string): Promise<DiskProject> {
    const project = new DiskProject()
    await project.scaffold(document)
    return project
  }

  /** Another session, as after a restart of the dev server. */
  restart(): DevSession {
    this.session = this.#newSession()
    return this.session
  }

  /** Saves a file with a change, and says so to the session, as a watcher does. */
  edit(path: string, from: string, to: string): Promise<void> {
    return this.session.changed(this.replace(path, from, to))
  }

  async remove(path: string): Promise<void> {
    const gone = this.files().filter((one) => one === path || one.startsWith(`${path}/`))
    rmSync(this.at(path), { recursive: true })
    await Promise.all(gone.map((one) => this.session.changed(this.at(one))))
  }

  /** How often something was written. */
  get writes(): number {
    return this.events.filter(({ type }) => type === 'written').length
  }

  /** The files of the last round that wrote something. */
  get lastWritten(): readonly string[] {
    return this.session.state.changes.at(-1)?.files.map(({ file }) => file) ?? []
  }

  get codes(): readonly string[] {
    return this.session.state.diagnostics.map(({ code }) => code)
  }

  override async dispose(): Promise<void> {
    await this.session.close()
    await super.dispose()
  }

  #newSession(): DevSession {
    const session = new DevSession(this.root, () => 0)
    session.subscribe((event) => this.events.push(event))
    return session
  }
}
