import { exported } from '../../evaluate/evaluate.fixture.js'
import { emptyReading, noteUse } from './reading.js'
import { typedParts } from './typed-parts.js'

const query = { type: 'object', properties: { page: { type: 'string' }, sort: { type: 'string' } }, required: ['page', 'sort'] } as const
const { value: site } = exported({ 'a.ts': 'export default 1' }, 'a.ts', 'default')

test('of a typed query, what is read counts', () => {
  const reading = emptyReading()
  noteUse(reading, 'query', ['page'], site)
  expect(typedParts({ query, body: query }, reading.uses)).toEqual(
    new Map([
      ['body', [query]],
      ['query', [{ type: 'object', properties: { page: { type: 'string' } }, required: ['page'] }]],
    ]),
  )
})

test('a query that is handed on whole is what its type says', () => {
  const reading = emptyReading()
  noteUse(reading, 'query', [], site)
  expect(typedParts({ query }, reading.uses)).toEqual(new Map([['query', [query]]]))
})
