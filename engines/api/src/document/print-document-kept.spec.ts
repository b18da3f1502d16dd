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
})
