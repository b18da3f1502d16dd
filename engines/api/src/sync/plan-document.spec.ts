import { applied, memoryFiles } from '../plan/memory-files.fixture.js'
import { failure } from '../read/file-system.js'
import { type DocumentPlan, planDocument } from './plan-document.js'

const ENTRY = '/api/openapi.yaml'
const APP = `import express from 'express'
import { z } from 'zod'
const app = express()
export const NewPet = z.object({ name: z.string() })
/** Lists pets. */
app.get('/pets', (req, res) => { const { limit } = req.query; res.json([]) })
app.post('/pets', (req, res) => { const pet = NewPet.parse(req.body); res.status(201).json(pet) })
`

/** Somebody's own application and its document, in memory. */
class App {
  files: Record<string, string>
  constructor(
    source: string,
    public document: string | undefined,
  ) {
    this.files = { 'src/app.ts': source }
  }

  async plan(): Promise<DocumentPlan> {
    const fileSystem = {
      readFile: async (path: string) => {
        if (path !== ENTRY || this.document === undefined) throw failure('ENOENT')
        return this.document
      },
      realpath: async (path: string) => path,
    }
    const plan = await planDocument(ENTRY, memoryFiles(this.files), {
      exists: this.document !== undefined,
      key: 'src',
      extract: { entries: ['src/app.ts'], title: 'Pets' },
      print: { format: 'yaml', version: '3.1' },
      read: { fileSystem, validate: false },
    })
    this.files = applied(this.files, plan.edits)
    this.document = plan.documents.get(ENTRY) ?? this.document
    return plan
  }
}

test('a new document, and nothing to do the second time', async () => {
  const app = new App(APP, undefined)
  expect((await app.plan()).operations).toEqual({ total: 2, added: 2, changed: 0, removed: 0 })
  expect(app.document).toMatch(/^openapi: '?3\.1\./)
  expect(app.document).toContain('title: Pets')
  expect(app.document).toMatch(/post:[\s\S]*\$ref: '?"?#\/components\/schemas\/NewPet/)
  const again = await app.plan()
  expect([again.documents.size, again.edits]).toEqual([0, []])
})

const DOCUMENT = `# Ours.
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: everyPet
      summary: All of them # of the town
      responses:
        "200": { description: Some. }
  /old:
    get:
      operationId: old
      responses: { "200": { description: Gone. } }
`

test('the first time, a document gets what it lacks and keeps what it says', async () => {
  const app = new App(APP, DOCUMENT)
  const plan = await app.plan()
  expect(plan.diagnostics.map(({ code, place }) => [code, place?.line])).toContainEqual(['KIT1563', 12])
  for (const line of DOCUMENT.split('\n').filter((one) => !one.includes('Some.'))) expect(app.document?.split('\n')).toContain(line)
  expect(app.document).toContain('name: limit')
  expect(app.document).toContain('    post:')
  expect(app.document).toContain('  /old:')
})

test('later, it gets what changes in the sources', async () => {
  const app = new App(APP, DOCUMENT)
  await app.plan()
  app.files['src/app.ts'] = APP.replace('{ limit }', '{ limit, cursor }').replace(
    "'/pets', (req, res) => { const pet",
    "'/animals', (req, res) => { const pet",
  )
  const plan = await app.plan()
  expect(plan.operations).toMatchObject({ total: 2, changed: 1 })
  expect(app.document).toContain('name: cursor')
  expect(app.document).toContain('  /animals:')
  expect(app.document).not.toMatch(/\/pets:[\s\S]*post:[\s\S]*\/old:/)
  expect(app.document).toContain('summary: All of them # of the town')
})
