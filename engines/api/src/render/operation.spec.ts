import type { Operation } from '../model/model.js'
import { renderOperation } from './operation.js'
import { FragmentScope } from './scope.js'

const origin = { file: 'openapi.yaml', pointer: '' }
const alert = () => ({ type: 'integer', readOnly: true }) as const
const scope = () =>
  new FragmentScope({ facts: () => undefined, schema: alert, outline: alert, identifier: ({ schema }) => schema }, 'request', origin)

const operation: Operation = {
  id: 'getAlert',
  named: true,
  method: 'get',
  path: '/alerts/{id}',
  tags: [],
  summary: '@see the manual',
  deprecated: true,
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      schema: { $ref: '#/components/schemas/AlertId' },
      style: 'simple',
      explode: false,
      deprecated: false,
      rest: {},
      origin,
    },
  ],
  responses: [{ status: '204', description: '', headers: [], content: [], rest: {}, origin }],
  security: [],
  rest: {},
  origin,
}

test('a parameter whose schema is readOnly is a parameter all the same; text is no tag', () => {
  const scopes = { request: scope(), files: scope(), response: scope() }
  expect(renderOperation(operation, 'getAlert', scopes)).toBe(`/**
 * \\@see the manual
 *
 * @deprecated
 */
export const getAlert = {
  params: z.object({ id: AlertId }),
  responses: {
    204: z.void(),
  },
} satisfies Contract
`)
})
