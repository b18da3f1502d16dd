import { expect, test } from '@jest/globals'
import { BothSides } from '../nothing-lost/both-sides.fixture.js'
import { Compiled } from '../plan/compile.fixture.js'
import { edit, replaced, scaffolded } from './hand-edited.fixture.js'

const text = (project: BothSides, file: string): string => project.files[`src/routes/${file}`] ?? ''

/** Files that declare a schema. */
const declaring = (project: BothSides, name: string): readonly string[] =>
  Object.entries(project.files).flatMap(([path, one]) =>
    one.includes(`export const ${name}`) && path.startsWith('src/') ? [path.slice(11)] : [],
  )

/** Somebody changes the document's schemas. */
function change(project: BothSides, by: (schemas: Record<string, { properties?: Record<string, object> }>) => object): void {
  const document = JSON.parse(project.document)
  project.document = JSON.stringify({ ...document, components: { ...document.components, schemas: by(document.components.schemas) } })
}

const REF = { $ref: '#/components/schemas/Title' }

const components = (project: BothSides): object => JSON.parse(project.document).components.schemas

/** Synchronises; neither a second run nor a fresh clone changes anything. */
async function settled(project: BothSides, clones = true): Promise<readonly string[]> {
  const { diagnostics } = await project.sync()
  const clone = Object.fromEntries(Object.entries(project.files).filter(([path]) => !path.startsWith('.kit/')))
  const plans = [project.planAnew(), ...(clones ? [new BothSides(project.document, project.options, clone).plan()] : [])]
  for (const { edits, documents } of await Promise.all(plans)) {
    expect([edits.filter(({ path }) => !path.startsWith('.kit/')), documents.size]).toEqual([[], 0])
  }
  return diagnostics.filter(({ code }) => /^KIT15/.test(code)).map(({ code, message }) => `${code} ${message}`)
}

const TITLE = 'export const Title = z.string().min(1).max(200) // mine\n'

/** Somebody gives the title of a book a name, where the book is. */
function nameTitle(project: BothSides): void {
  edit(project, 'schemas/book.ts', '/** A book,', `${TITLE}\n/** A book,`)
  edit(project, 'schemas/book.ts', 'title: z.string().min(1).check(maxLength(200))', 'title: Title')
}

test.each(['infer', 'declare'] as const)(
  'a schema that somebody exports beside another one stays there, types: %s',
  async (types) => {
    const project = await scaffolded('library', { types })
    edit(project, 'schemas/genre.ts', 'export const Genre', `${TITLE}\nexport const Genre`)
    edit(project, 'schemas/book.ts', /import \{ (?=.*'\.\/genre\.js')/, 'import { Title, ')
    edit(project, 'schemas/book.ts', 'title: z.string().min(1).check(maxLength(200))', 'title: Title')
    expect(await settled(project)).toEqual([])
    expect(declaring(project, 'Title')).toEqual(['schemas/genre.ts'])
    expect(text(project, 'schemas/genre.ts')).toContain(TITLE)
    expect(components(project)).toMatchObject({ Title: { type: 'string', maxLength: 200 } })
    const compiled = Compiled.of({ standing: project.files })
    expect([compiled.errors['standing'], compiled.load().errors['standing']]).toEqual([[], undefined])
    compiled.dispose()
  },
  120_000,
)

test('what needs a schema of somebody by now imports it from where it stands', async () => {
  const project = await scaffolded('library')
  nameTitle(project)
  await project.sync()
  change(project, (schemas) => ({ ...schemas, Lent: { ...schemas['Lent'], properties: { ...schemas['Lent']?.properties, book: REF } } }))
  expect(await settled(project)).toEqual([])
  expect(declaring(project, 'Title')).toEqual(['schemas/book.ts'])
  expect(text(project, 'lendings/contract.ts')).toContain("import { Title } from '../schemas/book.js'")
})

test('a schema of somebody stays in the contract from which others take it', async () => {
  const project = await scaffolded('library')
  edit(project, 'books/contract.ts', 'export const Problem', `${TITLE}\nexport const Problem`)
  edit(project, 'books/contract.ts', '  title: z.string(),', '  title: Title,')
  edit(project, 'shelves/contract.ts', 'import { typed', "import { Title } from '../books/contract.js'\nimport { typed")
  edit(project, 'shelves/contract.ts', 'typed(z.object({\n  name: z.string(),', 'typed(z.object({\n  name: Title,')
  expect(await settled(project)).toEqual([])
  expect(declaring(project, 'Title')).toEqual(['books/contract.ts'])
})

test('a schema of somebody that nothing needs stays in its contract', async () => {
  const project = await scaffolded('library')
  edit(project, 'books/contract.ts', 'export const Problem', `${TITLE}\nexport const Problem`)
  expect(await settled(project)).toEqual([])
  expect(declaring(project, 'Title')).toEqual(['books/contract.ts'])
  expect(components(project)).toMatchObject({ Title: { type: 'string' } })
})

test('a schema of somebody that the document no longer has stays, and is named', async () => {
  const project = await scaffolded('library')
  nameTitle(project)
  await project.sync()
  change(project, ({ Title: _, ...schemas }) => ({
    ...schemas,
    Book: { ...schemas['Book'], properties: { ...schemas['Book']?.properties, title: { type: 'string' } } },
  }))
  expect(await settled(project, false)).toEqual([expect.stringContaining('Title was edited by hand, and is no longer needed')])
  expect(text(project, 'schemas/book.ts')).toContain(TITLE)
})

test('a schema of somebody goes to a file of its own once its file would be imported in a circle', async () => {
  const project = await scaffolded('library')
  nameTitle(project)
  await project.sync()
  change(project, (schemas) => ({ ...schemas, Genre: REF }))
  expect(await settled(project)).toEqual([])
  expect(declaring(project, 'Title')).toEqual(['schemas/title.ts'])
  expect(text(project, 'schemas/title.ts')).toContain(TITLE)
})

test('a schema of somebody that the document calls something else stays', async () => {
  const project = await scaffolded('library')
  nameTitle(project)
  await project.sync()
  project.document = project.document.replace('"Title":', '"Heading":').replaceAll('schemas/Title"', 'schemas/Heading"')
  expect(await settled(project)).toEqual([])
  expect(declaring(project, 'Heading')).toEqual(['schemas/book.ts'])
  expect(declaring(project, 'Title')).toEqual([])
})

test('a constant that is no schema holds no schema of its name', async () => {
  const project = await scaffolded('library')
  edit(project, 'schemas/book.ts', '/** A book,', "export const Title = { is: 'mine' }\n\n/** A book,")
  await project.sync()
  project.document = replaced(project.document, '"Genre":{', '"Title":{"type":"string"},"Genre":{')
  await project.sync()
  expect(declaring(project, 'Title')).toEqual(['schemas/book.ts', 'schemas/title.ts'])
})
