import { expect, test } from '@jest/globals'
import { BothSides } from '../nothing-lost/both-sides.fixture.js'
import { describeDifference } from './difference.js'

const IDS = ['constructor', 'list-books', 'listBooks', 'delete', 'a(b', '日本']
const SCHEMAS = ['User.Name', 'user', 'constructor', '2fa']

/** Names that sources can't have just so, or that something else has there. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Names', version: '1' },
  paths: Object.fromEntries(
    IDS.map((operationId, index) => {
      const schema = { $ref: `#/components/schemas/${SCHEMAS[index % SCHEMAS.length]}` }
      const responses = { 200: { description: 'Fine.', content: { 'application/json': { schema } } } }
      return [`/p${index}`, { get: { operationId, tags: [`t${index % 2}`], responses } }]
    }),
  ),
  components: { schemas: Object.fromEntries(SCHEMAS.map((name) => [name, { type: 'object', properties: { a: { type: 'string' } } }])) },
}

/** What stands where a difference says that the routes have it: the comment above it tells its name, or its own name does. */
function standsAt(project: BothSides, line: string): string {
  const [, file = '', row = ''] = /, routes (\S+):(\d+):\d+$/.exec(line) ?? []
  const lines = (project.files[file] ?? '').split('\n')
  const at = Number(row) - 1
  const tag = /@(?:operationId|schema) (.*?)(?: \*\/)?$/.exec(lines[at - 1] ?? '')
  return tag?.[1] ?? /^export (?:const|interface|type) (\S+?)[ :]/.exec(lines[at] ?? '')?.[1] ?? ''
}

test('each difference names both places, whatever something is called in the sources', async () => {
  const project = new BothSides(JSON.stringify(DOCUMENT, null, 1), {})
  await project.sync()
  project.document = project.document.replaceAll('"type": "string"', '"type": "integer"').replaceAll('Fine.', 'Better.')
  const { differences } = await project.plan()
  const found = differences.map((one) => {
    const line = describeDifference(one)
    expect(line).toMatch(/: document \/api\/openapi\.json:\d+:\d+, routes src\/routes\/\S+\.ts:\d+:\d+$/)
    return [one.kind, one.name, standsAt(project, line)]
  })
  expect(found).toEqual([...IDS.map((name) => ['operations', name, name]), ...SCHEMAS.map((name) => ['schemas', name, name])])
})

test('a path that has another name is a difference in the path, and not in where things stand', async () => {
  const project = new BothSides(JSON.stringify(DOCUMENT), {})
  await project.sync()
  project.document = project.document.replace('/p2', '/other')
  const { differences } = await project.plan()
  expect(differences.map(({ name, details }) => [name, details])).toEqual([['listBooks', ['path']]])
})
