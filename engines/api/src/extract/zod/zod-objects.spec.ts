import { read } from './zod.fixture.js'

const text = { type: 'string' }
const USER = `export const User = z.object({ id: z.uuid(), name: z.string().optional(), age: z.int().default(3) })\n`
const user = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, name: text, age: { type: 'integer', default: 3 } },
  required: ['id'],
}

test('what may be left out is not required; a default is always there in what comes out', () => {
  const source = 'export default z.object({ id: z.uuid(), name: z.string().optional(), age: z.int().default(3) })'
  expect(read(source).schema).toEqual(user)
  expect(read(source, {}, 'output').schema).toEqual({ ...user, required: ['id', 'age'] })
})

test('a constant has a name and is referred to, from wherever it is imported', () => {
  const found = read("import { User as Person } from './user.js'\nexport default z.object({ a: Person, b: z.array(Person).optional() })", {
    'src/user.ts': `import * as z from 'zod/v4'\n/** Somebody. */\n${USER}`,
  })
  const $ref = '#/components/schemas/User'
  expect(found.schema).toEqual({ type: 'object', properties: { a: { $ref }, b: { type: 'array', items: { $ref } } }, required: ['a'] })
  expect(found.components).toEqual({ User: { ...user, description: 'Somebody.' } })
})

test.each([
  ['User.pick({ id: true, name: true })', { type: 'object', properties: { id: user.properties.id, name: text }, required: ['id'] }],
  ['User.omit({ id: true, age: true })', { type: 'object', properties: { name: text } }],
  ['User.partial()', { type: 'object', properties: user.properties }],
  ['User.partial({ id: true })', { type: 'object', properties: user.properties }],
  ['User.required()', { type: 'object', properties: { ...user.properties, age: { type: 'integer' } }, required: ['id', 'name', 'age'] }],
  [
    'User.extend({ name: z.int(), more: z.null().optional() })',
    {
      type: 'object',
      properties: { ...user.properties, name: { type: 'integer' }, more: { type: 'null' } },
      required: ['id', 'name'],
    },
  ],
  ['User.merge(z.object({ x: z.string() }))', { type: 'object', properties: { ...user.properties, x: text }, required: ['id', 'x'] }],
  ['z.object({ ...User.shape, x: z.string() })', { type: 'object', properties: { ...user.properties, x: text }, required: ['id', 'x'] }],
  ['User.strict()', { ...user, additionalProperties: false }],
  ['User.catchall(z.string())', { ...user, additionalProperties: text }],
  ['User.keyof()', { type: 'string', enum: ['id', 'name', 'age'] }],
  ['User.shape.id', user.properties.id],
  ['z.object({ a: User.shape.name })', { type: 'object', properties: { a: text } }],
])('%s', (source, schema) => {
  const { schema: found, notes } = read(`${USER}export default ${source}`)
  expect(found).toEqual(schema)
  expect(notes).toEqual([])
})

test('recursion by getters, by lazy and across two schemas ends in references', () => {
  const found = read(`const Node = z.object({ get children() { return z.array(Node) }, other: z.lazy(() => Other).optional() })
const Other = z.object({ node: Node.nullable() })
export default z.array(Node)`)
  expect(found.schema).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Node' } })
  expect(found.components).toEqual({
    Node: {
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        other: { $ref: '#/components/schemas/Other' },
      },
      required: ['children'],
    },
    Other: {
      type: 'object',
      properties: { node: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] } },
      required: ['node'],
    },
  })
})

test('comments describe properties; what `.describe()` says counts more', () => {
  const found = read(`export default z.object({
  /**
   * The name,
   * in full.
   *
   * @deprecated use the id
   */
  name: z.string(),
  // no documentation
  a: z.string(),
  /** not this */
  b: z.string().describe('this'),
})`)
  expect(found.schema).toMatchObject({
    properties: { name: { type: 'string', description: 'The name,\nin full.', deprecated: true }, a: text, b: { description: 'this' } },
  })
})

test('where the type is declared beside the schema, its comments count', () => {
  const found = read(`/** A user. */
export interface User {
  /** By hand. */
  name: string
  tags?: {
    /** Short. */
    label: string
  }[] | undefined
  kind: { /** One. */ a: 'x' } | { /** Two. */ a: 'y' } | null
}
export const User: z.ZodType<User> = z.object({
  name: z.string(),
  tags: z.array(z.object({ label: z.string() })).optional(),
  kind: z.union([z.object({ a: z.literal('x') }), z.object({ a: z.literal('y') })]).nullable(),
})
export default User`)
  expect(found.components['User']).toMatchObject({
    description: 'A user.',
    properties: {
      name: { description: 'By hand.' },
      tags: { items: { properties: { label: { description: 'Short.' } } } },
      kind: { anyOf: [{ properties: { a: { description: 'One.' } } }, { properties: { a: { description: 'Two.' } } }, { type: 'null' }] },
    },
  })
})

test('factories are followed with what they are given', () => {
  const { schema } = read(
    'const page = (item) => z.object({ items: z.array(item), next: z.string().nullish() })\nexport default page(z.int())',
  )
  expect(schema).toEqual({
    type: 'object',
    properties: { items: { type: 'array', items: { type: 'integer' } }, next: { type: ['string', 'null'] } },
    required: ['items'],
  })
})

test('what can not be known is said with its place', () => {
  const found = read("import { shape } from 'somewhere'\nexport default z.object({ ...shape, a: z.string() })")
  expect(found.schema).toEqual({ type: 'object', properties: { a: text }, required: ['a'] })
  expect(found.notes).toEqual(['Some properties of this object are not known.'])
})

test('parsing is no schema', () => {
  expect(read('export default z.string().parse(1)').schema).toBeUndefined()
})
