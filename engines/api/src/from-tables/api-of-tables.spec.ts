import { describe, expect, it } from '@jest/globals'
import { printDocument } from '../document/print-document.js'
import { readDocument } from '../read/read-document.js'
import { apiOfTables } from './api-of-tables.js'
import type { ApiColumn, ApiTable } from './table.js'

const FACTS = { title: 'shop', version: '1.0.0', envelope: 'spec' } as const

function column(name: string, more: Partial<ApiColumn> = {}): ApiColumn {
  const read = { type: 'string' } as const
  const facts = {
    comment: undefined,
    nullable: false,
    required: true,
    writable: true,
    named: undefined,
    indexed: false,
    sorted: false,
    ranged: false,
  }
  return { name, read, write: read, ...facts, ...more }
}

function table(name: string, columns: readonly ApiColumn[], more: Partial<ApiTable> = {}): ApiTable {
  return {
    schema: 'public',
    name,
    ref: `public.${name}`,
    comment: undefined,
    writable: true,
    guarded: false,
    columns,
    key: ['id'],
    foreignKeys: [],
    ...more,
  }
}

const ID = column('id', { writable: false, required: false, indexed: true, sorted: true })
const MOOD = { named: 'mood', read: { type: 'string', enum: ['fine', 'bad'] }, write: { type: 'string', enum: ['fine', 'bad'] } } as const
const CUSTOMERS = table('customers', [ID, column('name', { comment: 'As written' }), column('mood', { ...MOOD, nullable: true })])
const ORDERS = table(
  'orders',
  [ID, column('customer_id', { indexed: true }), column('made', { indexed: true, sorted: true, ranged: true, required: false })],
  {
    foreignKeys: [{ columns: ['customer_id'], table: 'public.customers', references: ['id'] }],
  },
)

const lines = (tables: readonly ApiTable[]) =>
  apiOfTables(tables, FACTS).model.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)

describe('operations', () => {
  it('are those that a table allows', () => {
    expect(lines([CUSTOMERS, ORDERS])).toEqual([
      'listCustomers get /customers',
      'createCustomer post /customers',
      'getCustomer get /customers/{id}',
      'updateCustomer patch /customers/{id}',
      'deleteCustomer delete /customers/{id}',
      'listOrders get /orders',
      'createOrder post /orders',
      'getOrder get /orders/{id}',
      'updateOrder patch /orders/{id}',
      'deleteOrder delete /orders/{id}',
      'listCustomerOrders get /customers/{id}/orders',
    ])
  })

  it('only read what has no key, or can’t be written', () => {
    expect(lines([table('log', [column('a')], { key: [], writable: false }), table('totals', [ID], { writable: false })])).toEqual([
      'listLogs get /log',
      'listTotals get /totals',
      'getTotal get /totals/{id}',
    ])
  })

  it('may be refused where policies decide', () => {
    const { operations } = apiOfTables([table('notes', [ID, column('text')], { guarded: true }), CUSTOMERS], FACTS).model
    const refused = operations.filter(({ responses }) => responses.some(({ status }) => status === '403'))
    expect(refused.map(({ id }) => id)).toEqual(['createNote', 'updateNote'])
  })

  it('have every column of a key in the path', () => {
    const parts = table('parts', [column('a/b'), column('c')], { key: ['a/b', 'c'] })
    expect(lines([parts])).toContain('getPart get /parts/{aB}/{c}')
    expect(lines([parts]).some((line) => line.startsWith('updatePart'))).toBe(false)
  })

  it('tell two references to the same table apart', () => {
    const columns = [ID, column('from_id'), column('to_id')]
    const foreignKeys = ['from_id', 'to_id'].map((name) => ({ columns: [name], table: 'public.customers', references: ['id'] }))
    const nested = apiOfTables([CUSTOMERS, table('gifts', columns, { foreignKeys })], FACTS).model.operations.slice(-2)
    expect(nested.map(({ id, path }) => [id, path])).toEqual([
      ['listCustomerGiftsByFromId', '/customers/{id}/gifts'],
      ['listCustomerGiftsByToId', '/customers/{id}/gifts-by-to_id'],
    ])
  })

  it('have addresses and names that differ in more than their case', () => {
    const names = ['Users', 'users', 'user', '日本', '-', 'api_error'].map((name) => table(name, [ID], { ref: name }))
    const { operations, schemas } = apiOfTables(names, FACTS).model
    const lower = (texts: Iterable<string>) => Array.from(texts, (text) => text.toLowerCase())
    for (const all of [
      lower(operations.map(({ id }) => id)),
      lower(schemas.keys()),
      lower(operations.map(({ method, path }) => method + path)),
    ])
      expect(new Set(all).size).toBe(all.length)
    expect([...schemas.keys()].every((name) => /^[\w.-]+$/.test(name))).toBe(true)
  })
})

describe('lists', () => {
  const names = (tables: readonly ApiTable[], id: string) =>
    apiOfTables(tables, FACTS)
      .model.operations.find((one) => one.id === id)
      ?.parameters.map(({ name }) => name)

  it('are filtered by what an index finds, and by less and more where that means something', () => {
    expect(names([CUSTOMERS, ORDERS], 'listOrders')).toEqual(['limit', 'cursor', 'sort', 'customer_id', 'made', 'made.gte', 'made.lte'])
  })

  it('of a row of another table are not filtered by it', () => {
    expect(names([CUSTOMERS, ORDERS], 'listCustomerOrders')).toEqual(['id', 'limit', 'cursor', 'sort', 'made', 'made.gte', 'made.lte'])
  })

  it('keep their own parameters apart from columns', () => {
    expect(names([table('tags', [ID, column('limit', { indexed: true })])], 'listTags')).toEqual(['limit', 'cursor', 'sort', 'limit.eq'])
  })
})

describe('schemas', () => {
  const schema = (name: string, tables = [CUSTOMERS, ORDERS]) => apiOfTables(tables, FACTS).model.schemas.get(name)?.schema

  it('have what is read, what is new, and what changes', () => {
    expect(schema('Customer')).toMatchObject({ required: ['id', 'name', 'mood'], properties: { name: { description: 'As written' } } })
    expect(schema('NewCustomer')).toMatchObject({ required: ['name', 'mood'], additionalProperties: false })
    expect(schema('NewCustomer')).not.toHaveProperty('properties.id')
    expect(schema('CustomerChanges')).not.toHaveProperty('required')
  })

  it('share enumerations', () => {
    expect(schema('Mood')).toEqual({ type: 'string', enum: ['fine', 'bad'] })
    expect(schema('Customer')).toMatchObject({ properties: { mood: { anyOf: [{ $ref: '#/components/schemas/Mood' }, { type: 'null' }] } } })
  })

  it('have no property that every object has', () => {
    const hard = table('hard', [ID, column('constructor'), column('__proto__'), column('proto_')])
    expect(Object.keys(Object(Object(schema('Hard', [hard])).properties))).toEqual(['id', 'constructor_', 'proto_2', 'proto_'])
  })

  it('let nobody make a row that no path leads to', () => {
    expect(schema('NewTag', [table('tags', [column('id')])])).toMatchObject({ properties: { id: { minLength: 1 } } })
  })
})

it('makes a model that its document gives back', async () => {
  const { model } = apiOfTables([CUSTOMERS, ORDERS], FACTS)
  const text = printDocument(model, { format: 'yaml', version: '3.1' })
  const fileSystem = { readFile: async () => text, realpath: async (path: string) => path }
  const { model: read, diagnostics } = await readDocument('/openapi.yaml', { fileSystem })
  expect(diagnostics).toEqual([])
  expect(read.operations.map(({ id }) => id)).toEqual(model.operations.map(({ id }) => id))
  expect([...read.schemas].map(([name, one]) => [name, one.schema])).toEqual([...model.schemas].map(([name, one]) => [name, one.schema]))
})

it('describes errors as the envelope makes them', () => {
  const errors = apiOfTables([CUSTOMERS], { ...FACTS, envelope: 'problem' }).model
  expect(errors.schemas.get('ApiError')?.schema).toHaveProperty('properties.detail')
  expect(errors.operations[0]?.responses.find(({ status }) => status === '400')?.content[0]?.type).toBe('application/problem+json')
})
