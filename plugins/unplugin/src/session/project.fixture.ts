import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { applyEdits, diskFiles, type RoutesOptions } from '@kit/api'
import { planSync } from '@kit/api/sources'
import { DevSession } from './dev-session.js'
import type { SessionEvent } from './state.js'

export const DOCUMENT = `openapi: 3.1.0
info: { title: Shop, version: '1.2' }
paths:
  /users:
    get:
      operationId: listUsers
      summary: List users
      tags: [users]
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 100 } }]
      responses: { '204': { description: Fine. } }
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        '200': { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
components:
  schemas:
    Order:
      type: object
      properties: { id: { type: integer } }
`

export const OPTIONS: RoutesOptions = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }

/** A project on disk in which a session runs, and what that tells. */
export class DiskProject {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'kit-session-')))
  readonly events: SessionEvent[] = []
  session = this.#newSession()

  constructor() {
    this.write('package.json', '{ "name": "api", "dependencies": { "express": "^5.3.0" } }')
  }

  /** With a document, and routes that kit has written for it. */
  static async scaffolded(document = DOCUMENT): Promise<DiskProject> {
    const project = new DiskProject()
    project.write('openapi.yaml', document)
    applyEdits(project.root, (await planSync(project.at('openapi.yaml'), diskFiles(project.root), OPTIONS)).edits)
    return project
  }

  /** Another session, as after a restart of the dev server. */
  restart(): DevSession {
    this.session = this.#newSession()
    return this.session
  }

  at(path: string): string {
    return join(this.root, path)
  }

  read(path: string): string {
    return readFileSync(this.at(path), 'utf8')
  }

  has(path: string): boolean {
    return existsSync(this.at(path))
  }

  write(path: string, text: string): string {
    mkdirSync(dirname(this.at(path)), { recursive: true })
    writeFileSync(this.at(path), text)
    return this.at(path)
  }

  /** Saves a file with a change, and says so to the session, as a watcher does. */
  edit(path: string, from: string, to: string): Promise<void> {
    const text = this.read(path)
    if (!text.includes(from)) throw new Error(`${path} does not have ${from}:\n${text}`)
    return this.session.changed(
      this.write(
        path,
        text.replace(from, () => to),
      ),
    )
  }

  /** As editors do that never leave half a file. */
  async editAtomically(path: string, from: string, to: string): Promise<void> {
    this.write(
      `${path}.tmp`,
      this.read(path).replace(from, () => to),
    )
    renameSync(this.at(`${path}.tmp`), this.at(path))
    await this.session.changed(this.at(path))
  }

  async remove(path: string): Promise<void> {
    const gone = this.files().filter((one) => one === path || one.startsWith(`${path}/`))
    rmSync(this.at(path), { recursive: true })
    await Promise.all(gone.map((one) => this.session.changed(this.at(one))))
  }

  /** Every file but those of git and of kit, in order. */
  files(): readonly string[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
      .filter((path) => !/^\.(?:git|kit)\//.test(path))
      .sort()
  }

  /** Everything by its path, for comparing. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.files().map((path) => [path, this.read(path)]))
  }

  git(...args: string[]): void {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: this.root, stdio: 'pipe' })
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

  /** Whether a plan from nothing finds anything left to do. */
  async agrees(): Promise<boolean> {
    const { edits, documents } = await planSync(this.at('openapi.yaml'), diskFiles(this.root), OPTIONS)
    return edits.length === 0 && documents.size === 0
  }

  async dispose(): Promise<void> {
    await this.session.close()
    rmSync(this.root, { recursive: true, force: true })
  }

  #newSession(): DevSession {
    const session = new DevSession(this.root, () => 0)
    session.subscribe((event) => this.events.push(event))
    return session
  }
}
