import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { applyEdits, diskFiles, type RoutesOptions } from '@kit/api'
import { planSync } from '@kit/api/sources'

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

/** A project on disk. */
export class ProjectFolder {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'kit-session-')))

  constructor() {
    this.write('package.json', '{ "name": "api", "type": "module", "dependencies": { "express": "^5.3.0" } }')
  }

  /** Writes routes for a document, as the generator does. */
  async scaffold(document = DOCUMENT): Promise<void> {
    this.write('openapi.yaml', document)
    applyEdits(this.root, (await planSync(this.at('openapi.yaml'), diskFiles(this.root), OPTIONS)).edits)
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

  /** @returns the absolute path */
  write(path: string, text: string): string {
    mkdirSync(dirname(this.at(path)), { recursive: true })
    writeFileSync(this.at(path), text)
    return this.at(path)
  }

  /** @returns the absolute path */
  replace(path: string, from: string, to: string): string {
    const text = this.read(path)
    if (!text.includes(from)) throw new Error(`${path} does not have ${from}:\n${text}`)
    return this.write(
      path,
      text.replace(from, () => to),
    )
  }

  /** As editors do that never leave half a file. */
  replaceAtomically(path: string, from: string, to: string): void {
    this.write(
      `${path}.tmp`,
      this.read(path).replace(from, () => to),
    )
    renameSync(this.at(`${path}.tmp`), this.at(path))
  }

  /** Every file but those of git and of kit, in order. */
  files(): readonly string[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
      .filter((path) => !/^(?:\.git|\.kit|node_modules)\//.test(path))
      .sort()
  }

  /** Everything by its path, for comparing. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.files().map((path) => [path, this.read(path)]))
  }

  git(...args: string[]): void {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: this.root, stdio: 'pipe' })
  }

  /** Whether a plan from nothing finds anything left to do. */
  async agrees(): Promise<boolean> {
    const { edits, documents } = await planSync(this.at('openapi.yaml'), diskFiles(this.root), OPTIONS)
    return edits.length === 0 && documents.size === 0
  }

  async dispose(): Promise<void> {
    rmSync(this.root, { recursive: true, force: true })
  }
}
