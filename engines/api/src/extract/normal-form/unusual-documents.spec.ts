import { applied, memoryFiles } from '../../plan/memory-files.fixture.js'
import { planRoutes } from '../../plan/plan-routes.js'
import { OPTIONS } from '../../plan/project.fixture.js'
import { memory, read } from '../../read/fixtures/memory.js'
import { planSync } from '../../sync/plan-sync.js'
import { readOutput } from '../contract/read-output.js'
import { byRouters } from '../contract/wiring.js'
import { compareModels } from './compare-models.js'

type Schemas = Readonly<Record<string, object>>

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }
const object = (properties: object, ...required: readonly string[]) => ({ type: 'object', properties, required })
const told = (description: string) => ({ ...text, description })

/** Each schema is answered and, in a document of both directions, sent as well. */
function documentOf(schemas: Schemas, sent: boolean): string {
  const content = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } })
  const paths = Object.keys(schemas).map((name, index) => [
    `/${index}`,
    {
      post: {
        operationId: `post${index}`,
        ...(sent && { requestBody: content(name) }),
        responses: { 200: { description: 'ok', ...content(name) } },
      },
    },
  ])
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Unusual', version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas },
  })
}

const NAMES: Schemas = {
  _user: { ...object({ a: text }), description: 'One underscore.' },
  user: { ...object({ b: ref('_user') }), description: 'None.' },
  __user: object({ c: ref('user'), id: { ...text, readOnly: true } }),
  User: object({ d: ref('__user') }),
  '.._user': object({ e: ref('User') }),
  user2: object({ f: ref('.._user') }),
}
const CONSTANTS: Schemas = {
  Kind: { type: 'integer', format: 'int32', oneOf: [{ title: 'First', const: 1 }, { const: 2 }] },
  Only: { type: 'integer', format: 'int32', oneOf: [{ const: 4 }] },
  Known: { ...text, maxLength: 9, anyOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
  Maybe: { type: ['integer', 'null'], format: 'int32', oneOf: [{ const: 1 }, { const: 2 }, { type: 'null' }] },
}
const kinds = object({ kind: { ...text, enum: ['a', 'b', 'c'] } }, 'kind')
const LISTS: Schemas = {
  Letters: { ...text, enum: ['a', 'b', 'c'] },
  Narrowed: {
    oneOf: [{ allOf: [kinds, object({ kind: { enum: ['a'] }, x: text })] }, { allOf: [object({ kind: { enum: ['b'] } }), kinds] }],
  },
  Referring: {
    oneOf: [object({ kind: { allOf: [{ const: 'a' }, ref('Letters')] } }, 'kind'), object({ kind: { const: 'b' } }, 'kind')],
  },
}
const server = object({ type: { ...told('Which.'), const: 'server' }, threshold: told('How much.') }, 'type')
const semantic = object({ type: { ...told('Which.'), const: 'semantic' }, eagerness: told('How soon.') }, 'type')
const Event = object({ type: { const: 'event' } }, 'type')
const Other = object({ type: { const: 'other' } }, 'type')
const COMMENTS: Schemas = {
  Detection: { anyOf: [{ oneOf: [server, semantic], discriminator: { propertyName: 'type' } }, { type: 'null' }] },
  Event,
  Other,
  Emitted: {
    anyOf: [
      { allOf: [ref('Event'), object({ stream: told('Which one.') })] },
      { allOf: [ref('Other'), object({ stream: told('That.') })] },
    ],
    discriminator: { propertyName: 'type' },
  },
  Several: { oneOf: [{ ...text, format: 'uuid' }, { ...text, format: 'email' }, object({ a: told('Of the object.') })] },
}
const readOnly = { ...text, readOnly: true }
const writeOnly = { ...text, writeOnly: true }
const DIRECTIONS: Schemas = {
  Nested: object({
    by: { ...object({ id: readOnly, name: text, secret: writeOnly }), readOnly: true },
    into: { ...object({ id: readOnly, key: writeOnly }), writeOnly: true },
    nowhere: { ...text, readOnly: true, writeOnly: true },
  }),
  Base: object({ token: readOnly, mode: { ...writeOnly, default: 'x' } }),
  Login: { allOf: [ref('Base'), { properties: { user: told('Who.'), password: writeOnly } }], required: ['user', 'password'] },
  Twice: {
    allOf: [
      object({ path: object({ parent: { ...object({ id: readOnly }), readOnly: true } }) }),
      object({ path: object({ parent: object({ id: readOnly, x: text }) }) }, 'path'),
    ],
  },
  User: object({ id: readOnly, name: text, password: writeOnly }),
  Secret: { allOf: [ref('User'), { required: ['password'] }] },
  Known: { allOf: [ref('User'), { ...object({}), required: ['id'] }] },
  Whole: { description: 'All of it.', allOf: [ref('User'), { required: ['id', 'password', 'name'] }] },
  Deeper: { allOf: [ref('Secret'), object({ more: text }, 'id', 'more')] },
  Again: { allOf: [ref('User'), object({ id: { minLength: 1 }, x: text }, 'id')] },
  Sealed: { allOf: [ref('User'), { ...object({ id: true, name: text, password: true }, 'id', 'password'), additionalProperties: false }] },
  Written: { allOf: [ref('Marked'), object({ password: writeOnly })] },
  Told: { oneOf: ['a', 'b'].map((kind) => object({ kind: { const: kind, readOnly: true }, [kind]: text }, 'kind', kind)) },
  Marked: object({
    branch: { allOf: [ref('Again'), { description: 'Told.', readOnly: true }] },
    beside: { anyOf: [ref('User'), { type: 'null' }], writeOnly: true },
    within: { anyOf: [{ allOf: [ref('User'), { readOnly: true }] }, { type: 'null' }] },
    either: { anyOf: [{ allOf: [ref('User'), { required: ['password', 'name'] }] }, { type: 'null' }] },
    inline: { allOf: [ref('User'), { required: ['password'] }] },
  }),
}

const CASES: readonly (readonly [string, Schemas])[] = [
  ['names that differ by little', NAMES],
  ['unions of constants', CONSTANTS],
  ['several lists of values', LISTS],
  ['comments within unions', COMMENTS],
  ['properties of one direction', DIRECTIONS],
]

describe.each(CASES)('%s', (_, schemas) => {
  describe.each(['infer', 'declare'] as const)('types: %s', (types) => {
    test.each([true, false])('there and back, sent as well: %s', async (sent) => {
      const document = await read({ 'openapi.json': documentOf(schemas, sent) })
      const { edits } = planRoutes(document, memoryFiles({}), { ...OPTIONS, types })
      const output = readOutput(memoryFiles(applied({}, edits)), OPTIONS.output, 'open', byRouters)
      expect(compareModels(document.model, output).differences).toEqual([])
      expect(output.diagnostics).toEqual([])
    })
  })

  test('a line added to the sources changes nothing in the document', async () => {
    const sync = { validate: false, fileSystem: memory({ 'openapi.json': documentOf(schemas, true) }) }
    const plan = (files: Readonly<Record<string, string>>) => planSync('/api/openapi.json', memoryFiles(files), OPTIONS, sync)
    const files = applied({}, (await plan({})).edits)
    const touched = Object.entries(files).map(([path, one]) => [path, /contract\.ts$|schemas\//.test(path) ? `${one}\n// mine\n` : one])
    const again = await plan(Object.fromEntries(touched))
    expect([...again.documents]).toEqual([])
    expect(again.edits.filter(({ path }) => !path.startsWith('.kit/'))).toEqual([])
  })
})

test('a fresh clone of operations whose names differ by little agrees with its document', async () => {
  const ids = ['getUser', 'get-user', 'getUser_', 'get_user', 'get.user', 'getUser2', '_getUser', 'GetUser']
  const operations = ids.map((operationId, index) => [
    `/${index}`,
    { get: { operationId, tags: [`tag${index % 3}`], responses: { 200: { description: 'ok' } } } },
  ])
  const document = JSON.stringify({ openapi: '3.1.0', info: { title: 'Names', version: '1' }, paths: Object.fromEntries(operations) })
  const sync = { validate: false, fileSystem: memory({ 'openapi.json': document }) }
  const first = await planSync('/api/openapi.json', memoryFiles({}), OPTIONS, sync)
  const clone = Object.fromEntries(Object.entries(applied({}, first.edits)).filter(([path]) => !path.startsWith('.kit/')))
  const again = await planSync('/api/openapi.json', memoryFiles(clone), OPTIONS, sync)
  expect(again.edits.filter(({ path }) => !path.startsWith('.kit/'))).toEqual([])
  expect([...again.documents]).toEqual([])
})
