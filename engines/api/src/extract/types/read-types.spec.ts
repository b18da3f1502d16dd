import { Evaluator } from '../../evaluate/evaluator.js'
import { ModuleGraph } from '../../evaluate/module-graph.js'
import { memoryFiles } from '../../plan/memory-files.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { typeSchema } from './read-types.js'

function read(source: string | Readonly<Record<string, string>>, type = 'T') {
  const sources = typeof source === 'string' ? { 'a.ts': source } : source
  const graph = new ModuleGraph(memoryFiles(sources))
  const evaluator = new Evaluator(graph)
  const module = graph.module('a.ts')
  const statement = module?.program.body.find((one) => one.type === 'TSTypeAliasDeclaration' && one.id.name === type)
  if (module === undefined || statement?.type !== 'TSTypeAliasDeclaration') throw new Error(`There is no type ${type}`)
  const context = new SchemaComponents(evaluator, schemaReaders(evaluator))
  const schema = typeSchema(evaluator, statement.typeAnnotation, graph.environment(module), context)
  return { schema, components: Object.fromEntries(context.components), notes: context.diagnostics.map(({ message }) => message) }
}
const text = { type: 'string' }

describe('types', () => {
  test.each<[string, unknown]>([
    ['string', text],
    ['number', { type: 'number' }],
    ['bigint', { type: 'integer' }],
    ['true | false', { type: 'boolean' }],
    ['unknown', {}],
    ["'a' | 'b'", { type: 'string', enum: ['a', 'b'] }],
    ["'a'", { const: 'a' }],
    ['1 | -2', { enum: [1, -2] }],
    ['string | null', { type: ['string', 'null'] }],
    ["'a' | 'b' | null", { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ['string | number | undefined', { anyOf: [text, { type: 'number' }] }],
    ['string[]', { type: 'array', items: text }],
    ['readonly Array<string>[]', { type: 'array', items: { type: 'array', items: text } }],
    ['Set<number>', { type: 'array', items: { type: 'number' }, uniqueItems: true }],
    ['[string, number?]', { type: 'array', prefixItems: [text, { type: 'number' }], items: false, minItems: 1 }],
    ['[a: string, ...rest: number[]]', { type: 'array', prefixItems: [text], items: { type: 'number' }, minItems: 1 }],
    ['Date', { type: 'string', format: 'date-time' }],
    ['Buffer', { type: 'string', format: 'binary' }],
    ['Promise<string>', text],
    ['Record<string, number>', { type: 'object', additionalProperties: { type: 'number' } }],
    ["Record<'a' | 'b', number>", { type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } }, required: ['a', 'b'] }],
    ['Map<string, Date>', { type: 'object', additionalProperties: { type: 'string', format: 'date-time' } }],
    [
      '{ a: string; b?: number; c: string | undefined; f(): void; g: () => void }',
      { type: 'object', properties: { a: text, b: { type: 'number' }, c: text }, required: ['a'] },
    ],
    ['{ [key: string]: number }', { type: 'object', additionalProperties: { type: 'number' } }],
    ['{ a: string } & { b?: string }', { type: 'object', properties: { a: text, b: text }, required: ['a'] }],
    ['Partial<{ a: string }>', { type: 'object', properties: { a: text } }],
    ['Required<{ a?: string }>', { type: 'object', properties: { a: text }, required: ['a'] }],
    ["Pick<{ a: string; b: string }, 'a'>", { type: 'object', properties: { a: text }, required: ['a'] }],
    ["Omit<{ a: string; b: string; c: string }, 'a' | 'c'>", { type: 'object', properties: { b: text }, required: ['b'] }],
    ["{ [K in 'a' | 'b']?: string }", { type: 'object', properties: { a: text, b: text } }],
    ["Exclude<'a' | 'b' | 'c', 'b'>", { type: 'string', enum: ['a', 'c'] }],
    ['keyof { a: string; b: string }', { type: 'string', enum: ['a', 'b'] }],
    ["{ a: string }['a']", text],
    ['`x-${string}`', text],
  ])('%s', (type, schema) => {
    expect(read(`type T = ${type}`)).toEqual({ schema, components: {}, notes: [] })
  })

  test('interfaces and aliases of objects become components, across imports', () => {
    const { schema, components, notes } = read({
      'a.ts':
        "import type { User } from './types/index.js'\nimport * as Types from './types'\ntype T = { me: User; all: Types.User[]; id: Types.Id }",
      'types/index.ts': "export * from './user'\nexport type Id = string",
      'types/user.ts': `import { Base } from './base'
        /** Somebody. */
        export interface User extends Base<number> {
          /**
           * Where to write.
           * @format email
           */
          email: string
          role: Role
          friends?: User[]
          address: { street: string }
        }
        enum Role { Admin = 'admin', Reader = 'reader' }`,
      'types/base.ts': 'export interface Base<Id> { id: Id; readonly createdAt: Date }',
    })
    expect(notes).toEqual([])
    const user = { $ref: '#/components/schemas/User' }
    expect(schema).toEqual({
      type: 'object',
      properties: { me: user, all: { type: 'array', items: user }, id: text },
      required: ['me', 'all', 'id'],
    })
    expect(components).toEqual({
      User: {
        type: 'object',
        description: 'Somebody.',
        properties: {
          id: { type: 'number' },
          createdAt: { type: 'string', format: 'date-time' },
          email: { type: 'string', format: 'email', description: 'Where to write.' },
          role: { type: 'string', enum: ['admin', 'reader'] },
          friends: { type: 'array', items: user },
          address: { type: 'object', properties: { street: text }, required: ['street'] },
        },
        required: ['id', 'createdAt', 'email', 'role', 'address'],
      },
    })
  })

  test('generics are filled in', () => {
    const source = `interface User { name: string }
    interface Page<Item, Meta = { total: number }> { items: Item[]; meta: Meta }
    type Nullable<X> = { [K in keyof X]: X[K] | null }
    type T = { page: Page<User>; maybe: Nullable<User> }`
    expect(read(source).schema).toEqual({
      type: 'object',
      properties: {
        page: {
          type: 'object',
          properties: {
            items: { type: 'array', items: { $ref: '#/components/schemas/User' } },
            meta: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] },
          },
          required: ['items', 'meta'],
        },
        maybe: { type: 'object', properties: { name: { type: ['string', 'null'] } }, required: ['name'] },
      },
      required: ['page', 'maybe'],
    })
  })

  test('what is inferred from schemas and constants', () => {
    const source = `import Joi from 'joi'
    import { Static, Type } from '@sinclair/typebox'
    const Pet = Type.Object({ name: Type.String() })
    type Pet = Static<typeof Pet>
    const ROLES = ['a', 'b'] as const
    const STATUS = { On: 'on', Off: 'off' } as const
    enum Kind { One = 1, Two }
    type T = { pet: Pet; role: (typeof ROLES)[number]; status: (typeof STATUS)[keyof typeof STATUS]; key: keyof typeof STATUS; one: Kind.One; kind: Kind }`
    const { schema, components } = read(source)
    expect(schema).toMatchObject({
      properties: {
        pet: { $ref: '#/components/schemas/Pet' },
        role: { type: 'string', enum: ['a', 'b'] },
        status: { type: 'string', enum: ['on', 'off'] },
        key: { type: 'string', enum: ['On', 'Off'] },
        one: { const: 1 },
        kind: { enum: [1, 2] },
      },
    })
    expect(components).toEqual({ Pet: { type: 'object', properties: { name: text }, required: ['name'] } })
  })

  test('what is not known is said', () => {
    const { schema, notes } = read(
      "import type { Thing } from 'elsewhere'\ninterface Own extends Thing { a: Thing }\ntype T = { own: Own }",
    )
    expect(schema).toMatchObject({ properties: { own: { $ref: '#/components/schemas/Own' } } })
    expect(notes).toEqual(['The type `Thing` is not known.', 'A type that belongs to this one is not known.'])
  })

  test('generics that contain themselves end', () => {
    expect(read('interface Tree<X> { value: X; children: Tree<X[]>[] }\ntype T = Tree<string>').notes).toEqual([
      'A generic type contains itself.',
    ])
  })
})
