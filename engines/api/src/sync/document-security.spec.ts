import { expect, it } from '@jest/globals'
import type { Operation } from '../model/model.js'
import { withSecurityOf } from './document-security.js'

const TOKEN = [new Map([['bearer', []]])]

function model(...operations: readonly Pick<Operation, 'id' | 'security'>[]) {
  const rest = { named: true, method: 'get', path: '/', tags: [], deprecated: false, parameters: [], responses: [], rest: {} } as const
  return {
    info: { title: '', version: '', rest: {} },
    servers: [],
    tags: [],
    operations: operations.map((one) => ({ ...rest, ...one, origin: { file: '', pointer: '' } })),
    schemas: new Map(),
    securitySchemes: new Map(),
    rest: {},
  }
}

it('keeps what the document says of an operation, and closes new ones where most are closed', () => {
  const document = model({ id: 'a', security: TOKEN }, { id: 'b', security: TOKEN }, { id: 'open', security: [] })
  const { operations } = withSecurityOf(
    document,
    model({ id: 'a', security: [] }, { id: 'open', security: [] }, { id: 'new', security: [] }),
  )
  expect(operations.map(({ id, security }) => [id, security])).toEqual([
    ['a', TOKEN],
    ['open', []],
    ['new', TOKEN],
  ])
})
