import { expect, test } from '@jest/globals'
import type { ApiModel, NamedSchema } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { renderModel } from './render-output.js'

const origin = { file: 'openapi.yaml', pointer: '' }
const team: NamedSchema = {
  name: 'Team',
  origin,
  schema: { type: 'object', properties: { lead: { $ref: '#/components/schemas/User' } } },
}

function declarationOfTeam(user: JsonSchema) {
  const schemas = new Map([team, { name: 'User', origin, schema: user }].map((one) => [one.name, one]))
  const model: ApiModel = {
    info: { title: '', version: '', rest: {} },
    servers: [],
    tags: [],
    operations: [],
    schemas,
    securitySchemes: new Map(),
    rest: {},
  }
  return renderModel(model, 'infer', () => ({ file: '', line: 1, column: 1 })).declarations.get('Team')
}

const user = { type: 'object', properties: { name: { type: 'string', maxLength: 5 } } } as const

test('what refers to a schema is rendered again only where that matters to it', () => {
  const before = declarationOfTeam(user)
  expect(declarationOfTeam({ ...user, description: 'Somebody.', properties: { name: { type: 'string', maxLength: 6 } } })).toBe(before)
  const after = declarationOfTeam({ ...user, default: {} })
  expect(after).not.toBe(before)
  expect(after?.text).toContain('User.default({})')
  expect(declarationOfTeam(user)?.text).toBe(before?.text)
})
