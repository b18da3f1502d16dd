import type { SessionOperation } from '../src/session/state.js'
import { counted, filtered, grouped } from './filter.js'

const operation = (id: string, more: Partial<SessionOperation> = {}): SessionOperation => ({
  id,
  method: 'get',
  path: `/${id}`,
  tags: [],
  summary: undefined,
  deprecated: false,
  state: 'stub',
  handler: undefined,
  document: undefined,
  ...more,
})

const operations = [
  operation('listUsers', { path: '/users', tags: ['users'], state: 'implemented' }),
  operation('createUser', { method: 'post', path: '/users', tags: ['users'], summary: 'Add somebody' }),
  operation('getDepot', { path: '/depots/{code}', tags: ['depots', 'users'], state: 'conflict' }),
  operation('removed', { method: undefined, path: undefined, state: 'orphan' }),
  operation('ping'),
]
const idsOf = (list: readonly SessionOperation[]) => list.map(({ id }) => id)

describe('the filter of operations', () => {
  it('lets everything through where it says nothing', () => {
    expect(filtered(operations, { text: ' ', state: undefined })).toEqual(operations)
  })

  it.each([
    ['post users', ['createUser']],
    ['USERS', ['listUsers', 'createUser', 'getDepot']],
    ['somebody', ['createUser']],
    ['{code}', ['getDepot']],
    ['orphan', ['removed']],
    ['nothing like that', []],
  ])('finds all words of "%s", wherever they stand', (text, ids) => {
    expect(idsOf(filtered(operations, { text, state: undefined }))).toEqual(ids)
  })

  it('takes one state, with words or without', () => {
    expect(idsOf(filtered(operations, { text: '', state: 'stub' }))).toEqual(['createUser', 'ping'])
    expect(idsOf(filtered(operations, { text: 'ping', state: 'stub' }))).toEqual(['ping'])
  })

  it('counts states', () => {
    expect(counted(operations)).toEqual({ implemented: 1, stub: 2, conflict: 1, orphan: 1 })
  })

  it('groups by the first tag, in the order of the document', () => {
    expect([...grouped(operations)].map(([tag, list]) => [tag, idsOf(list)])).toEqual([
      ['users', ['listUsers', 'createUser']],
      ['depots', ['getDepot']],
      ['without an operation', ['removed']],
      ['without a tag', ['ping']],
    ])
  })
})
