import type { ApiModel, Operation } from '../model/model.js'
import { document31, read } from '../read/fixtures/memory.js'
import { printDocument } from './print-document.js'

const DOCUMENT = `paths:
  /a:
    get:
      security: [{ key: [] }]
      parameters: [{ $ref: '#/components/parameters/Page' }]
      responses: { '200': { description: 'no', content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
    put: { security: [{ key: [] }], responses: { '204': { description: gone } } }
  /b:
    get: { parameters: [{ $ref: '#/components/parameters/Page' }], responses: { '200': { description: ok } } }
components:
  parameters: { Page: { name: page, in: query, schema: { type: integer, if: {} } } }
  schemas: { A: { type: object, unevaluatedProperties: false } }
  securitySchemes: { key: { type: apiKey, in: header, name: x } }
`

describe('a document that is printed again', () => {
  const options = [
    { format: 'yaml', version: '3.1' },
    { format: 'yaml', version: '3.0' },
    { format: 'json', version: '3.1' },
  ] as const

  it.each(options)('is the same, and so is what is said of it: %j', async (option) => {
    const { model } = await read(document31(DOCUMENT))
    const said: string[][] = [[], []]
    const texts = said.map((list) => printDocument(model, { ...option, report: ({ message }) => list.push(message) }))
    expect(texts[1]).toBe(texts[0])
    expect(said[1]).toEqual(said[0])
  })

  it.each(options)('is as if it were printed for the first time where operations come, go or change: %j', async (option) => {
    const { model } = await read(document31(DOCUMENT))
    printDocument(model, option)
    const [first, second, third] = model.operations
    if (first === undefined || second === undefined || third === undefined) throw new Error('three operations')
    for (const operations of [
      [third],
      [second, third],
      [{ ...first, summary: 's' }, second],
      [{ ...second, security: [] }, third, first],
    ]) {
      const changed = { ...model, operations }
      expect(printDocument(changed, option)).toBe(printDocument(structuredClone(changed), option))
    }
  })

  it('is the same text as a new one after each of many edits', () => {
    const names = Array.from({ length: 150 }, (_, index) => index)
    const operations = names.flatMap((index): Operation[] => [operation('get', index), operation('post', index % 70)].slice(0, index % 3))
    let model = modelOf(
      operations.filter(({ path, method }, at) => operations.findIndex((one) => one.path === path && one.method === method) === at),
    )
    for (const [index, edit] of EDITS.entries()) {
      const at = (index * 37) % model.operations.length
      model = modelOf(edit([...model.operations], at))
      expect(printDocument(model, options[0])).toBe(printDocument(structuredClone(model), options[0]))
    }
  })
})

function operation(method: Operation['method'], index: number): Operation {
  const origin = { file: 'routes.ts', pointer: '' }
  const responses = [{ status: '200', description: `r${index}`, headers: [], content: [], rest: {}, origin }]
  const common = { tags: [], deprecated: false, parameters: [], security: [], named: true, rest: {}, origin }
  return { ...common, id: `${method}${index}`, method, path: `/p${index}`, responses }
}

function modelOf(operations: readonly Operation[]): ApiModel {
  const info = { title: 'A', version: '1', rest: {} }
  return { info, servers: [], tags: [], operations, schemas: new Map(), securitySchemes: new Map(), rest: {} }
}

/** What may become of the operations of a model. */
const EDITS: readonly ((all: Operation[], at: number) => Operation[])[] = [
  (all) => all,
  (all, at) => all.map((one, index) => (index === at ? { ...one, summary: 'edited' } : one)),
  (all, at) => all.filter((_, index) => index !== at),
  (all, at) => all.map((one, index) => (index === at ? { ...one, path: '/elsewhere' } : one)),
  (all) => [...all.slice(1), ...all.slice(0, 1)],
  (all) => all.map((one) => ({ ...one, security: [new Map([['key', []]])] })),
  (all, at) => all.map((one, index) => (index === at ? { ...one, security: [] } : one)),
  (all, at) => [...all, ...all.slice(at, at + 1).map((one) => ({ ...one, id: 'again' }))],
  (all) => all.map((one) => ({ ...one })),
]
