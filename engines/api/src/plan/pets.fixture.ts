/** One operation, with what differs from operation to operation. */
export interface PetOperation {
  readonly id: string
  readonly tag?: string
  readonly query?: readonly string[]
  readonly body?: string
  readonly answer?: string
}

/** A document of operations at `method path`, over the schemas Pet and Owner. */
export function petStore(operations: Readonly<Record<string, PetOperation>>, schemas: Readonly<Record<string, unknown>> = {}): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [address, { id, tag, query = [], body, answer }] of Object.entries(operations)) {
    const [method = '', path = ''] = address.split(' ')
    const names = Array.from(path.matchAll(/\{(.*?)\}/g), ([, name]) => name)
    paths[path] = {
      ...paths[path],
      [method]: {
        operationId: id,
        ...(tag !== undefined && { tags: [tag] }),
        parameters: [
          ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
          ...query.map((name) => ({ name, in: 'query', schema: { type: 'integer' } })),
        ],
        ...(body !== undefined && { requestBody: { required: true, content: json(body) } }),
        responses: { 200: { description: 'ok', ...(answer !== undefined && { content: json(answer) }) } },
      },
    }
  }
  return { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths, components: { schemas: { ...SCHEMAS, ...schemas } } }
}

const SCHEMAS = {
  Pet: { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, name: { type: 'string' } } },
  Owner: {
    type: 'object',
    required: ['name', 'pets'],
    properties: { name: { type: 'string' }, pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
  },
}

function json(name: string): object {
  const ref = { $ref: `#/components/schemas/${name.replace(/\[\]$/, '')}` }
  return { 'application/json': { schema: name.endsWith('[]') ? { type: 'array', items: ref } : ref } }
}

/** The store before and after somebody worked on it: getPet renamed, deletePet gone, replacePet new, a parameter more, createPet moved to another tag. */
export const BEFORE = petStore({
  'get /pets': { id: 'listPets', tag: 'pets', query: ['limit'], answer: 'Pet[]' },
  'post /pets': { id: 'createPet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  'get /pets/{id}': { id: 'getPet', tag: 'pets', answer: 'Pet' },
  'delete /pets/{id}': { id: 'deletePet', tag: 'pets', answer: 'Owner' },
})

export const AFTER = petStore(
  {
    'get /pets': { id: 'listPets', tag: 'pets', query: ['limit', 'offset'], answer: 'Pet[]' },
    'post /pets': { id: 'createPet', tag: 'animals', body: 'Pet', answer: 'Pet' },
    'get /pets/{id}': { id: 'readPet', tag: 'pets', answer: 'Pet' },
    'put /pets/{id}': { id: 'replacePet', tag: 'pets', body: 'Pet', answer: 'Pet' },
  },
  { Owner: undefined },
)

const SPELLING = {
  express: { parameters: 'req, res', request: 'req', body: 'req.body', answer: (text: string) => `res.status(200).json(${text})` },
  fastify: { parameters: 'req, reply', request: 'req', body: 'req.body', answer: (text: string) => `return reply.code(200).send(${text})` },
  koa: { parameters: 'ctx', request: 'ctx', body: 'ctx.request.body', answer: (text: string) => `return { status: 200, body: ${text} }` },
} as const

/** Handlers of `BEFORE`, each written by hand: marked lines, imports of all kinds, helpers, comments. They compile in the framework given. */
export function writtenHandlers(framework: 'express' | 'fastify' | 'koa'): string {
  const { parameters, request, body, answer } = SPELLING[framework]
  return `// MARK licence: ours
import { randomUUID } from 'node:crypto' // MARK used by createPet
import { type Handler } from '../http.js'
import type * as contract from './contract.js'
import type { Pet } from './contract.js'
import { store } from '../../store.js'

// MARK a remark between the lines

/** MARK Lists. */
export const listPets: Handler<typeof contract.listPets> = async (${parameters}) => {
  const { limit = 3 } = ${request}.query // MARK listPets
  ${answer('all().slice(0, limit)')}
}

// MARK makes one
export const createPet: Handler<typeof contract.createPet> = async (${parameters}) => {
  const pet: contract.Pet = { ...${body}, id: randomUUID() } // MARK createPet
  store.set(pet.id, pet)
  ${answer('pet')}
}

/** MARK a helper */
function all(): Pet[] {
  return [...store.values()] // MARK all
}

export const getPet: Handler<typeof contract.getPet> = async (${parameters}) => {
  const pet = store.get(${request}.params.id) ?? { id: ${request}.params.id, name: 'MARK getPet' }
  ${answer('pet')}
}

export const deletePet: Handler<typeof contract.deletePet> = async (${parameters}) => {
  store.delete(${request}.params.id) // MARK deletePet
  ${answer("{ name: 'nobody', pets: all() }")}
}
// MARK the end
`
}

/** The user's own file outside of the routes. */
export const STORE = `export const store = new Map<string, { id: string; name: string }>()\n`
