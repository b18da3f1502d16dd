import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyEdits, diskFiles, type Framework, planApp, planFromDocument } from '@kit/api'

const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

const DOCUMENT = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: /v1 }]
paths:
  /pets/{name}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{ name: name, in: path, required: true, schema: { type: string, maxLength: 8 } }]
      responses:
        '200': { description: Found., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
`

/** A whole API on disk, as `nx g @kit:app` writes it, with a handler for its one operation. */
export class ServedProject {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'kit-serve-')))
  readonly handlers = 'src/routes/pets/handlers.ts'

  private constructor(readonly framework: Framework) {}

  static async make(framework: Framework): Promise<ServedProject> {
    const project = new ServedProject(framework)
    project.write('package.json', JSON.stringify({ name: 'pets', type: 'module', dependencies: { [framework]: '*' } }))
    project.write('openapi.yaml', DOCUMENT)
    symlinkSync(MODULES, join(project.root, 'node_modules'))
    const options = { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' } as const
    applyEdits(project.root, planApp(diskFiles(project.root), options).edits)
    const plan = await planFromDocument(join(project.root, 'openapi.yaml'), diskFiles(project.root), options)
    applyEdits(project.root, plan.edits)
    project.handle('params.name')
    return project
  }

  /** Lets the handler answer with the value of an expression, in which `params` are the request's. */
  handle(expression: string): void {
    const answers = {
      express: `async ({ params }, res) => { res.status(200).json({ name: ${expression} }) }`,
      fastify: `async ({ params }, reply) => reply.code(200).send({ name: ${expression} })`,
      koa: `async ({ params }) => ({ status: 200, body: { name: ${expression} } })`,
    }
    const head = "import type { Handler } from '../http.js'\nimport type * as contract from './contract.js'\n"
    this.write(this.handlers, `${head}\nexport const getPet: Handler<typeof contract.getPet> = ${answers[this.framework]}\n`)
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), text)
  }

  replace(path: string, from: string, to: string): void {
    const text = this.read(path)
    if (!text.includes(from)) throw new Error(`${path} does not have ${from}:\n${text}`)
    this.write(path, text.replace(from, to))
  }

  async dispose(): Promise<void> {
    rmSync(this.root, { recursive: true, force: true })
  }
}
