import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { yamlDocument } from '../document/yaml-document.js'
import { DOCUMENTS } from '../nothing-lost/documents.fixture.js'
import { failure } from './file-system.js'
import { type ReadOptions, type ReadResult, readDocument } from './read-document.js'
import { isRecord } from './record.js'

const json = (schema: object) => ({ 'application/json': { schema } })

/** What operations share, what they find in one another, and what is said about them. */
const SHARED = {
  openapi: '3.0.3',
  info: { title: 'Shared', version: '1' },
  paths: {
    '/a/{id}': {
      parameters: [{ $ref: '#/components/parameters/id' }, { $ref: '#/components/parameters/missing' }],
      servers: [{ url: 'https://a.example' }],
      get: { operationId: 'a', security: [{ key: [] }, { unknown: [] }], responses: { 200: { $ref: '#/components/responses/one' } } },
      put: {
        operationId: 'b',
        requestBody: { $ref: '#/components/requestBodies/one' },
        responses: { 201: { $ref: '#/components/responses/one' } },
      },
    },
    '/b': {
      get: {
        operationId: 'c',
        parameters: [{ name: 'q', in: 'query', schema: { $ref: '#/paths/~1b/post/requestBody/content/application~1json/schema' } }],
        responses: {
          200: { description: '', headers: { 'X-A': { $ref: '#/components/headers/one' }, 'X-B': { $ref: '#/components/headers/one' } } },
        },
      },
      post: {
        operationId: 'c',
        callbacks: { done: { '{$url}': {} } },
        requestBody: { content: json({ type: 'object', properties: { x: { type: 'string', nullable: true, example: 'e' } } }) },
        responses: { 204: { description: '' }, 999: { description: 'no status' } },
      },
    },
    '/c': { $ref: '#/paths/~1b' },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'k' } },
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/Id' } } },
    headers: { one: { schema: { $ref: '#/components/schemas/Pet/properties/name' } } },
    requestBodies: { one: { content: json({ $ref: '#/components/schemas/Pet' }) } },
    responses: {
      one: {
        description: 'one',
        links: { next: { operationId: 'a' } },
        headers: { 'X-A': { $ref: '#/components/headers/one' } },
        content: json({ $ref: '#/components/schemas/Alias' }),
      },
    },
    schemas: {
      Id: { type: 'integer', minimum: 1 },
      Alias: { $ref: '#/components/schemas/Pet' },
      Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }] },
      Pet: {
        type: 'object',
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } },
        properties: { kind: { type: 'string' }, name: { type: 'string', minLength: '1' }, friend: { $ref: '#/components/schemas/Pet' } },
      },
      Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: 'integer', nullable: true } } }] },
      Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }], tags: ['unknown keyword'] },
    },
  },
}

const TYPELESS = {
  ...SHARED,
  openapi: '3.1.0',
  components: { ...SHARED.components, headers: { one: { schema: { properties: { x: {} } } } } },
}
const ALL = { ...DOCUMENTS, shared: SHARED, typeless: TYPELESS }
const FILE = '/api/openapi.yaml'

/** What is done to a document: where, what, and how it is written then. */
const EDITS = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('json', 'pretty', 'yaml')), { minLength: 2, maxLength: 12 })

test('a document that is read again says what it says to somebody who has never read it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(ALL)), EDITS, fc.nat(5), async (name, edits, check) => {
      const memory = {}
      let value: unknown = structuredClone(Object.entries(ALL).find(([one]) => one === name)?.[1])
      // The check against the specification takes most of the time.
      const validate = check === 0
      for (const [where, what, how] of edits) {
        const text = how === 'yaml' ? yamlDocument(asRecord(value)) : JSON.stringify(value, null, how === 'pretty' ? 3 : 0)
        expect(await read(text, validate, memory)).toEqual(await read(text, validate))
        value = structuredClone(value)
        change(value, where, what)
      }
    }),
    { numRuns: Number(process.env['KIT_READ_RUNS'] ?? 60), seed: Number(process.env['KIT_READ_SEED'] ?? 11) },
  )
}, 600_000)

async function read(text: string, validate: boolean, memory?: object): Promise<Omit<ReadResult, 'locate'> | string> {
  const fileSystem: ReadOptions['fileSystem'] = {
    readFile: (path) => (path === FILE ? Promise.resolve(text) : Promise.reject(failure('ENOENT'))),
    realpath: (path) => Promise.resolve(path),
    ...(memory !== undefined && { memory }),
  }
  try {
    const { locate: _, ...result } = await readDocument(FILE, { fileSystem, validate })
    return result
  } catch (error) {
    return JSON.stringify(error)
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

type Holder = Record<string, unknown> | unknown[]

function change(value: unknown, where: number, what: number): void {
  const holders = holdersIn(value)
  const holder = holders[where % holders.length]
  if (holder === undefined) return
  const keys = Object.keys(holder)
  const key = keys[what % Math.max(1, keys.length)] ?? 'new'
  const other = holders[(what >> 3) % holders.length]
  const next = [
    () => Reflect.deleteProperty(holder, key),
    () => Reflect.set(holder, key, `text ${what}`),
    () => Reflect.set(holder, key, what % 100),
    () => Reflect.set(holder, `${key}2`, structuredClone(Reflect.get(holder, key))),
    () => Reflect.set(holder, key, structuredClone(other)),
    () => Reflect.set(holder, key, { $ref: REFERENCES[(what >> 2) % REFERENCES.length] }),
    () => Reflect.deleteProperty(holder, key),
    () => Reflect.set(holder, 'description', `said ${what}`),
    () => Reflect.set(holder, 'nullable', true),
  ]
  next[what % next.length]?.()
}

const REFERENCES = [
  '#/components/schemas/Pet',
  '#/components/schemas/Alias',
  '#/components/responses/one',
  '#/components/parameters/id',
  '#/components/headers/one',
  '#/components/schemas/Nowhere',
  'other.yaml#/x',
  '#/paths/~1b/post',
]

function holdersIn(value: unknown): readonly Holder[] {
  if (typeof value !== 'object' || value === null) return []
  const own: Holder = Array.isArray(value) ? value : Object(value)
  return [own, ...Object.values(value).flatMap(holdersIn)]
}
