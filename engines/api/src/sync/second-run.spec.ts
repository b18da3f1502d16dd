import { expect, test } from '@jest/globals'
import type { BothSides } from '../nothing-lost/both-sides.fixture.js'
import { edit, replaced, scaffolded } from './hand-edited.fixture.js'
import type { SyncPlan } from './plan-sides.js'

/** What somebody has to look at on either side. */
const reports = ({ diagnostics }: SyncPlan): readonly string[] =>
  diagnostics.flatMap(({ code, severity, message }) => (/^KIT15/.test(code) && severity !== 'note' ? [`${code} ${message}`] : []))

/** Synchronises, and once more: nothing more happens, and what is left undone is said again. */
async function settled(project: BothSides): Promise<readonly string[]> {
  const said = reports(await project.sync())
  const again = await project.planAnew()
  expect([again.edits.filter(({ path }) => !path.startsWith('.kit/')), again.documents.size]).toEqual([[], 0])
  expect(reports(again)).toEqual(said)
  return said
}

test.each(['express', 'fastify', 'koa'] as const)(
  'an edited route that %s no longer needs is reported as long as it is there',
  async (framework) => {
    const project = await scaffolded('library', { framework })
    edit(project, 'books/routes.ts', 'contract.getBook,', 'contract.getBook /* mine */,')
    // A document has no words for this: the sources say it in each run.
    edit(project, 'shelves/contract.ts', 'z.string().optional(),', "z.string().optional().refine(() => true, 'fine'),")
    project.document = replaced(project.document, /"get":\{"operationId":"getBook".*?\},(?="delete")/, '')
    expect(await settled(project)).toEqual([expect.stringContaining("get('/books/:id') was edited by hand, and is no longer needed")])

    edit(project, 'books/routes.ts', /.*\/\* mine \*\/.*\n/, '')
    expect(reports(await project.sync())).toEqual([])
  },
)

test('a file of a schema that somebody has added to stays the file of that schema', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/team.ts', /$/, '\nexport type Mine = string\n')
  const team = '{"$ref":"#/components/schemas/Team"}'
  const members = ',"members":{"type":"array","items":{"$ref":"#/components/schemas/User"}}'
  project.document = replaced(replaced(project.document, `{"type":"array","items":${team}}`, '{"type":"string"}'), members, '')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/schemas/team.ts']).toMatch(/export const Team = z\.object\([\s\S]*export type Mine = string/)
  expect(project.files['src/routes/users/contract.ts']).toContain("import { Team } from '../schemas/team.js'")
})

test('a schema that one side has changed and the other no longer has is reported in the same words each time', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/team.ts', '  label: z.string().regex(/^[a-z]+$/u),\n', '')
  project.document = replaced(project.document.replaceAll('/Team"', '/Group"'), '"Team":{', '"Group":{').replace(
    '"maximum":12',
    '"maximum":13',
  )
  expect(await settled(project)).toEqual([
    'KIT1561 Schema Team has changed on both sides: the document no longer has it, the routes have changed it. Both stay as they are.',
  ])
})

test('an operation that both sides have changed stays in its folder, whatever its tag', async () => {
  const project = await scaffolded('uploads', { framework: 'fastify' })
  edit(project, 'files/routes.ts', "app.get('/files',", "app.get('/mine/files',")
  project.document = replaced(project.document, '"/files":{', '"/theirs/files":{')
  project.document = replaced(project.document, '"operationId":"findFiles","tags":["files"]', '"operationId":"findFiles","tags":["others"]')
  expect(await settled(project)).toEqual([expect.stringContaining('KIT1561 Operation findFiles.path')])
  expect(project.files['src/routes/files/routes.ts']).toContain("app.get('/mine/files', route(contract.findFiles")
})

test('a schema that goes to another file since the sources use it elsewhere takes along what they say of it', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/team.ts', '  get members() { return z.array(User).optional() },\n', '')
  edit(project, 'schemas/user.ts', '  id: z.int().min(1),\n', '  mine: z.string().max(9).optional(),\n  id: z.int().min(1),\n')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/schemas/user.ts']).toBeUndefined()
  expect(project.files['src/routes/users/contract.ts']).toContain('  mine: z.string().max(9).optional(),\n')
})

test('a form of a schema that is no longer needed, and that somebody has edited, stays with its type and says whose form it is', async () => {
  const project = await scaffolded('accounts')
  edit(
    project,
    'users/contract.ts',
    'get members() { return z.array(UserRequest).optional() },',
    'get members() { return z.array(UserRequest) /* mine */ },',
  )
  project.document = replaced(project.document.replaceAll('/Team"', '/Group"'), '"Team":{', '"Group":{').replace(
    '"maximum":12',
    '"maximum":13',
  )
  expect(await settled(project)).toEqual([
    expect.stringMatching(/^KIT1520 TeamRequest was edited by hand, and is no longer needed/),
    expect.stringMatching(/^KIT1561 Schema Team has changed on both sides/),
  ])
  expect(project.files['src/routes/users/contract.ts']).toMatch(
    /@schema Team \*\/\nexport interface TeamRequest \{[\s\S]*export const TeamRequest:/,
  )
})

test('a conflict about how something is written is found again while the sources say something new', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/user.ts', '  team?: Team | undefined\n', '  team?: Team | undefined\n  // mine\n')
  edit(project, 'users/contract.ts', 'title: z.string(),', "title: z.string().refine(() => true, 'fine'),")
  // User and Team no longer need each other, so the type of User follows from its schema.
  const members = ',"members":{"type":"array","items":{"$ref":"#/components/schemas/User"}}'
  project.document = replaced(project.document, members, '')
  expect(await settled(project)).toEqual([expect.stringContaining('the document asks for: z.infer<typeof User>')])
})

test('Windows line ends are no edit', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/user.ts', '  get team() { return Team.optional() },\n', '')
  edit(project, 'schemas/user.ts', /\n/g, '\r\n')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/schemas/user.ts']).not.toContain('Team')
})

test('an edit that reads as kit would have written it keeps no schema in its file', async () => {
  const project = await scaffolded('accounts')
  edit(project, 'schemas/named.ts', '  name:', '  /** What it is called. */\n  name:')
  project.document = replaced(project.document, /"\/teams":\{.*?\},?(?=\},"components")/, '"/teams":{}')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/users/contract.ts']).toContain('  /** What it is called. */\n  name: z.string()')
})

test('a comment between a schema and its type goes along with them, once', async () => {
  const project = await scaffolded('uploads')
  edit(project, 'files/contract.ts', 'export type Kind =', '/* mine */\n\nexport type Kind =')
  const answer = '"200":{"description":"It.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/FileInfo"}}}},'
  project.document = replaced(project.document, '"204":{"description":"Renamed."', `${answer}"204":{"description":"Renamed."`)
  expect(await settled(project)).toEqual([])
  expect(Object.values(project.files).join('').split('/* mine */')).toHaveLength(2)
})

test('a folder goes with the last of its routes, which somebody has taken out, while the document changes elsewhere', async () => {
  const project = await scaffolded('library')
  edit(project, 'lendings/routes.ts', /\nlendings\.post\(.*\n/, '')
  const answer = '"400":{"description":"Not so.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Returned"}}}}'
  project.document = replaced(project.document, '"204":{"description":"Gone."}', `"204":{"description":"Gone."},${answer}`)
  expect(await settled(project)).toEqual([])
  expect(Object.keys(project.files).filter((path) => path.startsWith('src/routes/lendings/'))).toEqual([])
  expect(project.files['src/routes/index.ts']).not.toContain('lendings')
})

test('what somebody wrote keeps a folder that is no longer needed, and nobody takes its schemas for those of the document', async () => {
  const project = await scaffolded('library')
  edit(project, 'lendings/routes.ts', /\nlendings\.post\(.*\n/, '\n// Mine.\n')
  const answer = '"400":{"description":"Not so.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Returned"}}}}'
  project.document = replaced(project.document, '"204":{"description":"Gone."}', `"204":{"description":"Gone."},${answer}`)
  expect(await settled(project)).toEqual([expect.stringMatching(/^KIT1504 src\/routes\/lendings\/routes\.ts/)])
  expect(project.files['src/routes/lendings/routes.ts']).toContain('// Mine.')
  expect(project.files['src/routes/books/contract.ts']).toContain('Returned')
})

test('a file that nobody has edited goes, whatever somebody has changed in others', async () => {
  const project = await scaffolded('accounts', { framework: 'koa', types: 'declare' })
  edit(project, 'schemas/user.ts', '  get team() { return Team.optional() },\n', '')
  project.document = replaced(project.document, /"\/teams":\{.*?\},?(?=\},"components")/, '"/teams":{}')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/teams/contract.ts']).toBeUndefined()
})

test('what only one side has taken out is still told from what both have, where the schemas have moved since', async () => {
  const project = await scaffolded('accounts', { framework: 'fastify', types: 'declare' })
  edit(project, 'users/routes.ts', "app.post('/users',", "app.post('/mine/users',")
  project.document = replaced(
    replaced(project.document, /"\/teams":\{.*?\},?(?=\},"components")/, '"/teams":{}'),
    /,"post":\{"operationId":"createUser".*?\}(?=\},"\/users\/\{userId)/,
    '',
  )
  expect(await settled(project)).toEqual([expect.stringContaining('KIT1561 Operation createUser has changed on both sides')])
})

test('a schema stays where an edited type still takes it from', async () => {
  const project = await scaffolded('accounts', { framework: 'koa' })
  edit(project, 'schemas/user.ts', '  team?: Team | undefined\n', '  team?: Team | undefined\n  // mine\n')
  edit(project, 'schemas/user.ts', '  get team() { return Team.optional() },\n', '')
  expect(await settled(project)).toEqual([])
  expect(project.files['src/routes/schemas/user.ts']).toMatch(/import \{.*\bTeam\b.*\} from '\.\/team\.js'/)
  expect(project.files['src/routes/schemas/team.ts']).toContain('export interface Team ')
})

test.each(['express', 'fastify', 'koa'] as const)('an edited route that %s no longer needs keeps what it calls', async (framework) => {
  const project = await scaffolded('library', { framework })
  edit(project, 'books/routes.ts', 'handlers.getBook', 'handlers.getBook /* mine */')
  project.document = replaced(project.document, /"get":\{"operationId":"getBook".*?\},(?="delete")/, '')
  expect(await settled(project)).toEqual([expect.stringContaining("get('/books/:id') was edited by hand, and is no longer needed")])
  expect(project.files['src/routes/books/contract.ts']).toContain('export const getBook =')
  expect(project.files['src/routes/books/handlers.ts']).toContain('export const getBook:')

  edit(project, 'books/routes.ts', /.*\/\* mine \*\/.*\n/, '')
  expect(reports(await project.sync())).toEqual([])
  expect(project.files['src/routes/books/contract.ts']).not.toContain('getBook')
  expect(project.files['src/routes/books/handlers.ts']).not.toContain('getBook')
})

test('what moves into a file that is in dispute is no change of anybody', async () => {
  const project = await scaffolded('uploads', { framework: 'koa', types: 'declare' })
  edit(project, 'names/contract.ts', '    /** Renamed. */\n', '    /** Mine. */\n    422: z.string(),\n    /** Renamed. */\n')
  project.document = replaced(project.document, '"operationId":"download","tags":["files"]', '"operationId":"download","tags":["names"]')
  project.document = replaced(project.document, /,"put":\{"operationId":"rename".*?"204":\{"description":"Renamed."\}\}\}/, '')
  expect(await settled(project)).toEqual([expect.stringContaining('KIT1561 Operation rename has changed on both sides')])
})

test('what somebody has made a schema of its own is not called by the new name of the one it was a form of', async () => {
  const project = await scaffolded('accounts', { framework: 'koa', types: 'declare', envelope: 'problem' })
  edit(project, 'users/contract.ts', '@schema Team', 'Mine.')
  project.document = replaced(project.document, /"Team"/, '"Group"').replaceAll('schemas/Team"', 'schemas/Group"')
  const [conflict] = await settled(project)
  expect(conflict).toMatch(/^KIT1520 TeamRequest was edited by hand/)
  expect(project.files['src/routes/users/contract.ts']).toContain('/** Mine. */\nexport interface TeamRequest ')
  expect(JSON.parse(project.document).components.schemas).toMatchObject({ Group: {}, TeamRequest: { description: 'Mine.' } })
})

test('a bound that somebody has changed is not put on a value of another type', async () => {
  const project = await scaffolded('accounts', { framework: 'koa' })
  edit(project, 'schemas/team.ts', 'max(12)', 'max(13 /* mine */)')
  project.document = replaced(project.document, '"size":{"type":"integer","maximum":12}', '"size":{"type":"object"}')
  expect(await settled(project)).toEqual([expect.stringContaining('KIT1561 Schema Team.schema.properties.size has changed on both sides')])
  expect(project.files['src/routes/schemas/team.ts']).toMatch(/size\?: number[\s\S]*size: z\.int\(\)\.max\(13 \/\* mine \*\/\)/)
})
