import { expect, test } from '@jest/globals'
import { planLoad } from '../plan/plan-load.js'
import { parseScenario } from '../plan/scenario.js'
import { attackScenario } from './attack-scenario.js'
import type { DescribedApi, DescribedOperation } from './described-operation.js'
import { limitScenario } from './limit-scenario.js'
import { scenarioText } from './scenario-text.js'
import { validScenario } from './valid-scenario.js'
import { validValue } from './valid-value.js'

const operation = (more: Partial<DescribedOperation> & Pick<DescribedOperation, 'id' | 'method' | 'path'>): DescribedOperation => ({
  parameters: [],
  statuses: ['200'],
  answers: [],
  otherBody: false,
  credentials: {},
  ...more,
})
const User = {
  type: 'object',
  required: ['name', 'age'],
  properties: { name: { type: 'string', minLength: 1 }, age: { type: 'integer', minimum: 0, maximum: 150 }, note: { type: 'string' } },
}
const API: DescribedApi = {
  schemas: { User },
  operations: [
    operation({
      id: 'listUsers',
      method: 'get',
      path: '/v2/users',
      parameters: [{ name: 'sort', in: 'query', required: true, schema: { enum: ['a b'] } }],
    }),
    operation({
      id: 'createUser',
      method: 'post',
      path: '/v2/users',
      body: { type: 'application/json', schema: { $ref: '#/components/schemas/User' } },
      statuses: ['201', '400', 'default'],
      answers: ['id', 'name'],
      credentials: { authorization: 'Bearer {{env.API_TOKEN}}' },
    }),
    operation({
      id: 'getUser',
      method: 'get',
      path: '/v2/users/{userId}',
      parameters: [{ name: 'userId', in: 'path', required: true, schema: { type: 'integer', minimum: 5, maximum: 5 } }],
    }),
    operation({
      id: 'getFlag',
      method: 'get',
      path: '/v2/flags/{key}',
      parameters: [{ name: 'key', in: 'path', required: true, schema: { const: 'a/b' } }],
    }),
    operation({ id: 'upload', method: 'put', path: '/v2/file', otherBody: true }),
    operation({ id: 'impossible', method: 'post', path: '/v2/x', body: { type: 'application/json', schema: false } }),
    operation({
      id: 'login',
      method: 'post',
      path: '/v2/login',
      body: { type: 'application/json', schema: {}, example: { user: 'ada' } },
      statuses: ['200', '401'],
    }),
  ],
}

test('every operation is asked in a valid way, and what needs an id creates it first', () => {
  const { scenario, left } = validScenario(API)
  expect(left).toEqual(['upload', 'impossible'])
  expect(scenario.flows.map(({ name, weight, steps }) => [name, weight, steps.length])).toEqual([
    ['listUsers', 5, 1],
    ['createUser', 1, 1],
    ['getUser', 5, 2],
    ['getFlag', 5, 1],
    ['login', 1, 1],
  ])
  const [list, create, get, flag] = scenario.flows
  expect(list?.steps[0]).toMatchObject({ method: 'GET', path: '/v2/users?sort=a%20b', expect: { status: '200' } })
  expect(create?.steps[0]).toMatchObject({ headers: { authorization: 'Bearer {{env.API_TOKEN}}' }, expect: { status: '201' } })
  expect(Object.keys(Object(create?.steps[0]?.body))).toEqual(['name', 'age'])
  expect(get?.steps).toMatchObject([
    { name: 'createUser', capture: { userId: 'body.id' } },
    { path: '/v2/users/{{userId}}', expect: { status: '200' } },
  ])
  expect(flag?.steps[0]).toMatchObject({ path: '/v2/flags/a%2Fb', expect: { status: '200,404' } })
})

test('the file is the same each time, and is a scenario', () => {
  const text = scenarioText(validScenario(API).scenario, ['One\nline', 'and another'])
  expect(scenarioText(validScenario(API).scenario, ['One\nline', 'and another'])).toBe(text)
  expect(text).toMatch(/^# One line\n# and another\nflows:\n/)
  const scenario = parseScenario(text, 'loadtest.yaml', () => [], { API_TOKEN: 't0k' })
  expect(planLoad({ url: 'http://localhost', scenario }).flows).toHaveLength(5)
  expect(scenario.flows[1]?.steps[0]?.headers['authorization']).toBe('Bearer t0k')
  expect(() => parseScenario(text, 'loadtest.yaml', () => [])).toThrow(/KIT3007 .*no API_TOKEN/)
})

test('attacks are each wrong in one way, and have to be refused', () => {
  const flows = attackScenario(API)?.flows ?? []
  expect(flows.map(({ name }) => name)).toEqual([
    'createUser: no JSON',
    'createUser: a list instead',
    'createUser: name of another type',
    'createUser: no name',
    'login: no JSON',
    'login: a list instead',
    'login: user of another type',
  ])
  expect(flows.every(({ steps }) => steps.every((step) => step.expect?.status === '400,422'))).toBe(true)
  expect(flows[3]?.steps[0]?.body).toEqual({ age: expect.any(Number) })
  expect(attackScenario({ ...API, operations: [] })).toBeUndefined()
})

test('lists in a query are written as the document wants them', () => {
  const near = { name: 'near', in: 'query' as const, required: true, schema: {}, example: [1, 2] }
  const pathWith = (more: object) => {
    const api = { schemas: {}, operations: [operation({ id: 'x', method: 'get', path: '/x', parameters: [{ ...near, ...more }] })] }
    return validScenario(api).scenario.flows[0]?.steps[0]?.path
  }
  expect(pathWith({})).toBe('/x?near=1&near=2')
  expect(pathWith({ separator: ',' })).toBe('/x?near=1,2')
})

test('the burst goes where people get in', () => {
  expect(limitScenario(API)?.flows[0]).toMatchObject({ name: 'login', steps: [{ body: { user: 'ada' }, expect: { rateLimit: true } }] })
  const documented = operation({ id: 'search', method: 'get', path: '/q', statuses: ['200', '429'] })
  expect(limitScenario({ ...API, operations: [documented] })?.flows[0]?.name).toBe('search')
  expect(limitScenario({ ...API, operations: [] })).toBeUndefined()
})

test('values are accepted by their schema, are small, and stay the same', () => {
  const recursive = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', format: 'uuid' }, next: { $ref: '#/components/schemas/Node' } },
  }
  const value = validValue({ $ref: '#/components/schemas/Node' }, { Node: recursive }, 3)
  expect(value).toEqual({ id: expect.stringMatching(/^[\da-f-]{36}$/) })
  expect(validValue({ $ref: '#/components/schemas/Node' }, { Node: recursive }, 3)).toEqual(value)
  expect(validValue({ type: 'string', pattern: '^[A-Z]{2}$' }, {}, 1)).toMatch(/^[A-Z]{2}$/)
  expect(validValue(false, {}, 1)).toBeUndefined()
})
