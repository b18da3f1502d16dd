import { expect, test } from '@jest/globals'
import type { Operation } from '../model/model.js'
import { orderGroups } from './group-order.js'
import type { Group } from './groups.js'

const origin = { file: 'openapi.yaml', pointer: '' }

function group(folder: string, ...paths: readonly string[]): Group {
  const operations = paths.map(
    (path): Operation => ({
      id: path,
      named: true,
      method: 'get',
      path,
      tags: [],
      deprecated: false,
      parameters: [],
      responses: [],
      security: [],
      rest: {},
      origin,
    }),
  )
  return { folder, router: folder, operations }
}

function order(...groups: readonly Group[]) {
  const { ordered, conflicts } = orderGroups(groups)
  return { ordered: ordered.map((one) => one.folder), conflicts: conflicts.map((pair) => pair.map((one) => one.path)) }
}

test.each([
  ['/users/{id}', '/users/me'],
  ['/files/{name}', '/files/{name}.json'],
  ['/files/{name}', '/files/report-{year}'],
  ['/files/{name}.json', '/files/all.json'],
  ['/{a}/{b}', '/users/{id}'],
])('%s comes after %s', (general, specific) => {
  expect(order(group('general', general), group('specific', specific))).toEqual({ ordered: ['specific', 'general'], conflicts: [] })
  expect(order(group('specific', specific), group('general', general)).ordered).toEqual(['specific', 'general'])
})

test.each([
  ['/users/{id}', '/users/{name}'],
  ['/users/{id}', '/users'],
  ['/users/{id}', '/pets/mine'],
  ['/issues/{number}/events', '/issues/comments/{id}'],
  ['/files/{name}.json', '/files/.json'],
])('%s and %s stay in the order of the document', (first, second) => {
  expect(order(group('first', first), group('second', second))).toEqual({ ordered: ['first', 'second'], conflicts: [] })
})

test('folders that each should come before the other are told', () => {
  const { ordered, conflicts } = order(group('a', '/users/{id}', '/pets/mine'), group('b', '/users/me', '/pets/{id}'))
  expect(ordered).toHaveLength(2)
  expect(conflicts).toEqual([[expect.any(String), expect.any(String)]])
})
