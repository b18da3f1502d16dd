import { exported } from '../../evaluate/evaluate.fixture.js'
import { emptyReading, noteUse } from './reading.js'
import { requestSchemas } from './request-schemas.js'

const page = { type: 'object', properties: { page: { type: 'string' }, sort: { type: 'string' } }, required: ['page', 'sort'] } as const
const { value: site } = exported({ 'a.ts': 'export default 1' }, 'a.ts', 'default')
const reading = (part: 'body' | 'query', ...fields: readonly string[]) => {
  const own = emptyReading()
  for (const one of fields) noteUse(own, part, [one], site)
  return own.uses
}
const onlyPage = { type: 'object', properties: { page: { type: 'string' } }, required: ['page'] }

test('what is checked counts whatever is read', () => {
  expect(requestSchemas({ query: page }, { query: true }, reading('query', 'page', 'other'), new Map())).toEqual(new Map([['query', page]]))
})

test('of a typed query, what is read counts; one that nobody reads is none', () => {
  expect(requestSchemas({}, { query: page }, reading('query', 'page'), new Map()).get('query')).toEqual(onlyPage)
  expect(requestSchemas({}, { query: page }, new Map(), new Map()).get('query')).toBeUndefined()
})

test('what is handed on whole is what its type says', () => {
  const uses = reading('query', 'page')
  const use = uses.get('query')
  if (use !== undefined) use.whole = true
  expect(requestSchemas({}, { query: page }, uses, new Map()).get('query')).toEqual(page)
})

test('a typed body of which all is read that must be there, and more', () => {
  expect(requestSchemas({}, { body: page }, reading('body', 'page', 'sort'), new Map()).get('body')).toEqual(page)
  expect(requestSchemas({}, { body: page }, reading('body', 'page'), new Map()).get('body')).toEqual(onlyPage)
  expect(requestSchemas({}, { body: page }, reading('body', 'page', 'sort', 'x'), new Map()).get('body')).toEqual({
    allOf: [page, { type: 'object', properties: { x: {} } }],
  })
})
