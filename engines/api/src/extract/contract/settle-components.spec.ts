import { memoryFiles } from '../../plan/memory-files.fixture.js'
import { extractRoutes } from '../extract-routes.js'

test('schemas have the names that their comments say; two forms are one; what is inline has none', () => {
  const { model } = extractRoutes(
    memoryFiles({
      'app.ts': `import express from 'express'
import { z } from 'zod'

/** @schema foo.bar */
export const FooBar = z.object({ id: z.string(), name: z.string() })
/** @schema foo.bar */
export const FooBarRequest = z.object({ name: z.string(), secret: z.string().optional() })
/** @inline */
const listBody = z.array(FooBar)
const list = { body: FooBarRequest, responses: { 200: listBody } }

const route = (contract, handler) => (req, res, next) => handler(req, res, next)
const app = express()
app.get('/foo', route(list, (req, res) => res.json([])))
app.listen(3000)
`,
    }),
  )
  expect([...model.schemas].map(([name, { schema }]) => [name, schema])).toEqual([
    [
      'foo.bar',
      {
        type: 'object',
        properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' }, secret: { type: 'string', writeOnly: true } },
        required: ['id', 'name'],
      },
    ],
  ])
  const [operation] = model.operations
  expect(operation?.body?.content[0]?.schema).toEqual({ $ref: '#/components/schemas/foo.bar' })
  expect(operation?.responses[0]?.content[0]?.schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/foo.bar' } })
})
