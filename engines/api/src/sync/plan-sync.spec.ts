import { applied, memoryFiles } from '../plan/memory-files.fixture.js'
import { OPTIONS } from '../plan/project.fixture.js'
import { failure } from '../read/file-system.js'
import type { RoutesOptions } from '../render/options.js'
import type { SyncOptions, SyncPlan } from './plan-sides.js'
import { planSync } from './plan-sync.js'

const ENTRY = '/api/openapi.yaml'
const DOCUMENT = `openapi: 3.1.0
# The pets of the town.
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - name: limit # how many
          in: query
          schema: { type: integer, maximum: 100 }
      responses:
        "200":
          description: Some.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
  /pets/{petId}:
    get:
      operationId: getPet
      summary: A pet
      tags: [pets]
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet:
      type: object
      x-owner: us # not kit's
      required: [id]
      properties:
        id: { type: string, example: p1 }
        name: { type: string }
`

/** A project and its document, in memory. */
class Both {
  files: Record<string, string> = {}
  constructor(
    public document = DOCUMENT,
    readonly options: RoutesOptions = OPTIONS,
  ) {}

  plan(sync: SyncOptions = {}): Promise<SyncPlan> {
    const fileSystem = {
      readFile: async (path: string) => {
        if (path !== ENTRY) throw failure('ENOENT')
        return this.document
      },
      realpath: async (path: string) => path,
    }
    return planSync(ENTRY, memoryFiles(this.files), this.options, { ...sync, validate: false, fileSystem })
  }

  async sync(sync: SyncOptions = {}): Promise<SyncPlan> {
    const plan = await this.plan(sync)
    this.files = applied(this.files, plan.edits)
    this.document = plan.documents.get(ENTRY) ?? this.document
    return plan
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.files[`src/routes/${path}`] ?? ''
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${String(from)} is not in ${path}:\n${before}`)
    this.files[`src/routes/${path}`] = after
  }

  editDocument(from: string, to: string): void {
    if (!this.document.includes(from)) throw new Error(`${from} is not in the document`)
    this.document = this.document.replace(from, to)
  }

  text(path: string): string {
    return this.files[`src/routes/${path}`] ?? ''
  }
}

async function scaffolded(): Promise<Both> {
  const both = new Both()
  await both.sync()
  return both
}

const codes = (plan: SyncPlan): readonly string[] => plan.diagnostics.map(({ code }) => code)

/** Nothing more is to be done, and nothing is. */
async function expectSettled(both: Both): Promise<void> {
  const again = await both.plan()
  expect(again.documents.size).toBe(0)
  expect(again.edits).toEqual([])
}

test('a schema changed in the sources goes into the document, and nothing else there changes', async () => {
  const both = await scaffolded()
  both.edit(
    'pets/contract.ts',
    'name: z.string().optional(),',
    'name: z.string().max(20).optional(),\n  /** In years. */\n  age: z.int().optional(),',
  )
  const plan = await both.sync()
  expect(both.document).toBe(
    DOCUMENT.replace(
      'name: { type: string }',
      'name: { type: string, maxLength: 20 }\n        age:\n          type: integer\n          description: In years.',
    ),
  )
  expect(codes(plan)).toEqual([])
  expect(both.text('pets/contract.ts')).toContain('name: z.string().max(20).optional(),\n  /** In years. */\n  age: z.int().optional(),')
  await expectSettled(both)
})

test('both sides change different things of one schema: each gets the other', async () => {
  const both = await scaffolded()
  both.edit('pets/contract.ts', 'name: z.string()', 'name: z.string().max(20)')
  both.editDocument('name: { type: string }', 'name: { type: string }\n        age: { type: integer }')
  const plan = await both.sync()
  expect(codes(plan)).toEqual([])
  expect(both.document).toContain('name: { type: string, maxLength: 20 }\n        age: { type: integer }')
  expect(both.text('pets/contract.ts')).toContain('name: z.string().max(20).optional(),\n  age: z.int().optional(),')
  await expectSettled(both)
})

test('the same change on both sides is agreement', async () => {
  const both = await scaffolded()
  both.edit('pets/contract.ts', 'name: z.string()', 'name: z.string().max(20)')
  both.editDocument('name: { type: string }', 'name: { type: string, maxLength: 20 }')
  const document = both.document
  const contract = both.text('pets/contract.ts')
  expect(codes(await both.sync())).toEqual([])
  expect(both.document).toBe(document)
  expect(both.text('pets/contract.ts')).toBe(contract)
  await expectSettled(both)
})

test('different changes of the same thing are a conflict, both stay, and the rest goes through', async () => {
  const both = await scaffolded()
  both.edit('pets/contract.ts', 'name: z.string()', 'name: z.string().max(20)')
  both.edit('pets/contract.ts', '/** A pet */', '/** One pet */')
  both.editDocument('name: { type: string }', 'name: { type: string, maxLength: 30 }')
  const plan = await both.sync()
  expect(codes(plan)).toEqual(['KIT1561'])
  expect(plan.diagnostics[0]).toMatchObject({
    message: expect.stringContaining('Schema Pet.schema.properties.name.maxLength'),
    place: { file: ENTRY, line: 34 },
    related: [{ file: 'src/routes/pets/contract.ts', line: 4 }],
  })
  expect(both.document).toContain('maxLength: 30')
  expect(both.document).toContain('summary: One pet')
  expect(both.text('pets/contract.ts')).toContain('z.string().max(20)')

  expect(codes(await both.sync())).toEqual(['KIT1561'])
  expect(both.document).toContain('maxLength: 30')
  expect(both.text('pets/contract.ts')).toContain('z.string().max(20)')

  both.editDocument('maxLength: 30', 'maxLength: 20')
  expect(codes(await both.sync())).toEqual([])
  await expectSettled(both)
})

test('an operation added in the sources', async () => {
  const both = await scaffolded()
  both.edit(
    'pets/contract.ts',
    /$/,
    '\n/** Forget a pet */\nexport const deletePet = {\n  params: z.object({ petId: z.string() }),\n  responses: { 204: z.void() },\n} satisfies Contract\n',
  )
  both.edit('pets/routes.ts', /$/, "pets.delete('/pets/:petId', route(contract.deletePet, handlers.deletePet))\n")
  both.edit(
    'pets/handlers.ts',
    /$/,
    '\nexport const deletePet: Handler<typeof contract.deletePet> = async (_req, res) => {\n  res.status(204).end()\n}\n',
  )
  const contract = both.text('pets/contract.ts')
  const routes = both.text('pets/routes.ts')
  const plan = await both.sync()
  expect(codes(plan)).toEqual([])
  expect(both.document).toContain('    delete:\n')
  expect(both.document).toContain('operationId: deletePet')
  expect(both.document).toContain('summary: Forget a pet')
  expect([both.text('pets/contract.ts'), both.text('pets/routes.ts')]).toEqual([contract, routes])
  await expectSettled(both)
})

test('a parameter removed in the sources, a path changed', async () => {
  const both = await scaffolded()
  both.edit('pets/contract.ts', / {2}query: z\.object\(\{[^}]*\}\),\n/, '')
  both.edit('pets/routes.ts', "'/pets/:petId'", "'/animals/:petId'")
  const plan = await both.sync()
  expect(codes(plan)).toEqual([])
  expect(both.document).not.toContain('limit')
  expect(both.document).toContain('  /animals/{petId}:\n')
  expect(both.document).not.toContain('/pets/{petId}')
  await expectSettled(both)
})

test('a fresh clone without differences needs no memory; with differences it asks', async () => {
  const both = await scaffolded()
  both.edit('pets/contract.ts', 'name: z.string()', '// mine\n  name: z.string()')
  const forget = (): void => {
    both.files = Object.fromEntries(Object.entries(both.files).filter(([path]) => !path.startsWith('.kit/')))
  }
  forget()
  expect(codes(await both.sync())).toEqual([])
  expect(both.text('pets/contract.ts')).toContain('// mine')

  forget()
  both.editDocument('name: { type: string }', 'name: { type: string, maxLength: 30 }')
  await expect(both.plan()).rejects.toThrow(/KIT1560[\s\S]*Pet/)
  const other = Object.assign(new Both(both.document), { files: { ...both.files } })
  await both.sync({ from: 'spec' })
  expect(both.text('pets/contract.ts')).toMatch(/\/\/ mine\n {2}name: z\.string\(\)\.check\(maxLength\(30\)\)/)
  await expectSettled(both)

  await other.sync({ from: 'routes' })
  expect(other.document).toBe(DOCUMENT)
  await expectSettled(other)
})
