import type { ApiModel, Operation } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { document31, read } from '../read/fixtures/memory.js'
import { modelDifferences } from './edit/model-differences.js'
import { editDocument } from './edit-document.js'

type Files = Readonly<Record<string, string>>

/** The files after a change of the model, those that did not change included; everything must have been carried over. */
async function edited(files: string | Files, change: (model: ApiModel) => ApiModel): Promise<Record<string, string>> {
  const all = typeof files === 'string' ? { 'openapi.yaml': files } : files
  const after = change((await read(all)).model)
  const texts = new Map(Object.entries(all).map(([name, text]) => [`/api/${name}`, text]))
  const entry = `/api/${Object.keys(all)[0]}`
  const result = await editDocument({ entry, files: texts }, (await read(all)).model, after)
  expect(result.diagnostics).toEqual([])
  const changed = Object.fromEntries(Object.entries(all).map(([name, text]) => [name, result.files.get(`/api/${name}`) ?? text]))
  expect(modelDifferences(after, (await read(changed)).model)).toEqual([])
  return changed
}

const operation =
  (id: string, change: (operation: Operation) => Operation) =>
  (model: ApiModel): ApiModel => ({ ...model, operations: model.operations.map((one) => (one.id === id ? change(one) : one)) })

const schema =
  (name: string, change: (schema: object) => JsonSchema) =>
  (model: ApiModel): ApiModel => ({
    ...model,
    schemas: new Map([...model.schemas].map(([key, one]) => [key, key === name ? { ...one, schema: change(Object(one.schema)) } : one])),
  })

const TWO = document31(`paths:
  /a:
    # the first
    get: { operationId: a, parameters: [{ $ref: '#/components/parameters/Page' }], responses: { '200': { description: ok } } }
  /b:
    get:
      operationId: b # the second
      parameters:
        - $ref: '#/components/parameters/Page' # shared
      responses:
        '200': { description: ok }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } } # from 1
`)

describe('an edit', () => {
  it('changes nothing where nothing differs', async () => {
    const texts = new Map([['/api/openapi.yaml', TWO]])
    const { model } = await read(TWO)
    const { files, diagnostics } = await editDocument({ entry: '/api/openapi.yaml', files: texts }, model, (await read(TWO)).model)
    expect([files.size, diagnostics]).toEqual([0, []])
  })

  it('goes into a component that changes alike for all its users', async () => {
    const { 'openapi.yaml': text } = await edited(TWO, (model) => ({
      ...model,
      operations: model.operations.map((one) => ({ ...one, parameters: one.parameters.map((p) => ({ ...p, required: true })) })),
    }))
    expect(text).toBe(TWO.replace('in: query, schema', 'in: query, required: true, schema'))
  })

  it('gives one user of a component its own where it alone changes', async () => {
    const change = operation('b', (one) => ({ ...one, parameters: one.parameters.map((p) => ({ ...p, description: 'which' })) }))
    const { 'openapi.yaml': text } = await edited(TWO, change)
    expect(text).toContain("get: { operationId: a, parameters: [{ $ref: '#/components/parameters/Page' }]")
    expect(text).toContain('- name: page\n          in: query\n          description: which')
    expect(text).toContain('Page: { name: page, in: query, schema: { type: integer } } # from 1')
  })

  it('renames a path and a method with everything that stands below', async () => {
    const { 'openapi.yaml': text } = await edited(
      TWO,
      operation('b', (one) => ({ ...one, path: '/c', method: 'post' })),
    )
    expect(text).toBe(TWO.replace('/b:\n    get:', '/c:\n    post:'))
  })

  it('removes an operation and its path, and adds another', async () => {
    const { 'openapi.yaml': text } = await edited(TWO, (model) => ({
      ...model,
      operations: model.operations.flatMap((one) => (one.id === 'b' ? [] : [one, { ...one, id: 'd', path: '/d', summary: 'no' }])),
    }))
    expect(text).toContain("  /d:\n    get:\n      summary: 'no'\n      operationId: d\n")
    expect(text).not.toContain('/b')
  })

  it('goes into the file that the part came from', async () => {
    const files = {
      'openapi.yaml': document31("paths:\n  /a:\n    get: { operationId: a, responses: { '200': { $ref: './r.yaml#/Ok' } } }\n"),
      'r.yaml': "Ok: # fine\n  description: ok\n  content:\n    application/json: { schema: { $ref: 'pet.json' } }\n",
      'pet.json': '{\n  "type": "object",\n  "properties": { "id": { "type": "integer" } }\n}\n',
    }
    const changed = await edited(files, (model) =>
      schema('pet', (pet) => ({ ...pet, required: ['id'] }))(
        operation('a', (one) => ({ ...one, responses: one.responses.map((r) => ({ ...r, description: 'good' })) }))(model),
      ),
    )
    expect(changed).toEqual({
      'openapi.yaml': files['openapi.yaml'],
      'r.yaml': files['r.yaml'].replace('description: ok', 'description: good'),
      'pet.json': files['pet.json'].replace('} }\n', '} },\n  "required": [\n    "id"\n  ]\n'),
    })
  })

  it('edits schemas keyword by keyword, in the words of 3.0', async () => {
    const text = `openapi: 3.0.3
info: { title: t, version: '1' }
paths: {}
components:
  schemas:
    A: # first
      type: object
      x-mine: { keep: me }
      properties:
        # the key
        id: { type: integer, minimum: 0, exclusiveMinimum: true } # bound
        name:
          type: string # text
`
    const change = schema('A', () => ({
      type: 'object',
      'x-mine': { keep: 'me' },
      properties: { id: { type: 'integer', exclusiveMinimum: 5 }, name: { type: ['string', 'null'], examples: ['x'] } },
    }))
    const { 'openapi.yaml': result } = await edited(text, change)
    expect(result).toBe(
      text
        .replace('minimum: 0', 'minimum: 5')
        .replace('type: string # text\n', 'type: string # text\n          nullable: true\n          example: x\n'),
    )
  })

  it('renames a schema by its key and its references', async () => {
    const text = document31(`paths:
  /a: { get: { operationId: a, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } }
components:
  schemas:
    Pet: # loved
      type: object # always
`)
    const { 'openapi.yaml': result } = await edited(text, (model) => {
      const json = JSON.parse(JSON.stringify(model.operations).replaceAll('schemas/Pet', 'schemas/Animal'))
      const operations = model.operations.map((one, index) => ({
        ...one,
        responses: one.responses.map((r, at) => ({
          ...r,
          content: r.content.map((media) => ({ ...media, schema: json[index].responses[at].content[0].schema })),
        })),
      }))
      const pet = model.schemas.get('Pet')
      return { ...model, operations, schemas: new Map(pet === undefined ? [] : [['Animal', { ...pet, name: 'Animal' }]]) }
    })
    expect(result).toBe(text.replace('schemas/Pet', 'schemas/Animal').replace('Pet: #', 'Animal: #'))
  })

  it('says what a document can not carry, and carries the rest', async () => {
    const text =
      "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A: { type: object }\n    B: { type: object }\n"
    const { model } = await read(text)
    const wanted = schema('B', (one) => ({ ...one, title: 'b' }))(
      schema('A', (one) => ({ ...one, propertyNames: { maxLength: 1 } }))((await read(text)).model),
    )
    const result = await editDocument({ entry: '/api/openapi.yaml', files: new Map([['/api/openapi.yaml', text]]) }, model, wanted)
    expect(result.diagnostics).toMatchObject([{ code: 'KIT1542', place: { line: 6, column: 5 } }])
    expect(result.files.get('/api/openapi.yaml')).toBe(text.replace('B: { type: object }', 'B: { type: object, title: b }'))
  })
})
