import { describe, expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

function merged(base: string, current: string, wanted: string): string {
  const result = mergeModule('contract.ts', base, current, wanted)
  expect(result.conflicts).toEqual([])
  expect(mergeModule('contract.ts', result.base, result.text, wanted)).toEqual({ text: result.text, conflicts: [], base: wanted })
  return result.text
}

const BASE = `import { z } from 'zod'
import { ErrorBody, type Contract } from '../http.js'

/** A person. */
export const User = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(100),
  /** In years. */
  age: z.int().optional(),
})
export type User = z.infer<typeof User>

/** List users */
export const listUsers = {
  query: z.object({ limit: z.int().default(20) }),
  responses: {
    /** All of them. */
    200: z.array(User),
    400: ErrorBody,
  },
  security: [{ bearer: [] }],
} satisfies Contract
`
const WANTED = `import { z } from 'zod'
import { file, type Contract } from '../http.js'
import { Country } from '../schemas/country.js'

/** A registered person. */
export const User = z.object({
  id: z.uuid(),
  email: z.email(),
  name: z.string().min(1).max(200),
  country: Country,
})
export type User = z.infer<typeof User>

/** List users */
export const listUsers = {
  query: z.object({
    /** How many. */
    limit: z.int().max(50).default(20),
    cursor: z.string().optional(),
  }),
  responses: {
    /** A page of them. */
    200: z.array(User).max(9),
    404: z.void(),
  },
  security: [{ bearer: [] }, { key: [] }],
} satisfies Contract

/** Remove a user */
export const removeUser = {
  responses: { 204: z.void() },
} satisfies Contract
`

test('the example is right', () => {
  const base = 'export const Age = z.int()\n'
  const current = 'export const Age = z.int().refine(isEven) // mine\n'
  expect(merged(base, current, 'export const Age = z.int().max(9)\n')).toBe('export const Age = z.int().max(9).refine(isEven) // mine\n')
})

describe('the laws', () => {
  test('what kit would not change stays, byte for byte', () => {
    const current = `\ufeff// mine\r\n${BASE.replaceAll('\n', '\r\n')}`
    expect(merged(BASE, current, BASE)).toBe(current)
  })
  test('what nobody changed becomes what is wanted', () => {
    expect(merged(BASE, BASE, WANTED)).toBe(WANTED)
    expect(merged(BASE, BASE.replaceAll('\n', '\r\n'), WANTED)).toBe(WANTED.replaceAll('\n', '\r\n'))
  })
  test('what is as it should be stays', () => {
    const current = WANTED.replaceAll("'", '"')
    expect(merged(BASE, current, WANTED)).toBe(current)
  })
  test('a comment at the end is enough to go through everything', () => {
    expect(merged(BASE, `${BASE}// mine\n`, WANTED)).toBe(`${WANTED}// mine\n`)
  })
})

describe('what somebody wrote stays', () => {
  const MINE = `// licence: mine
import { z, ZodError } from 'zod'
import { type Contract, ErrorBody } from '../http.js'
import { isAdult } from './mine.js'

export function helper(error: ZodError) {
  return error // ErrorBody
}

// about users

/**
 * A person.
 *
 * Mine: they have feelings.
 */
export const User = z.object({
  id: z.uuid(),
  nick: z.string(), // mine
  // why a name
  name: z
    .string()
    .min(1) // at least
    .max(100)
    .refine(isAdult),
  /** In years. */
  age: z.int().optional(),
}).refine(() => true)
export type User = z.infer<typeof User>

/** List users */
export const listUsers = {
  query: z.object({ limit: z.int().refine(isAdult).default(20), mine: z.string().optional() }),
  responses: {
    400: ErrorBody,
    /** All of them. */
    200: z.array(User).transform((all) => all.sort()),
    // mine
    401: ErrorBody,
  },
  security: [{ bearer: [], /* scopes? */ mine: [] }],
} satisfies Contract
`
  test('everywhere', () => {
    expect(merged(BASE, MINE, WANTED)).toBe(`// licence: mine
import { z, ZodError } from 'zod'
import { file, type Contract, ErrorBody } from '../http.js'
import { Country } from '../schemas/country.js'
import { isAdult } from './mine.js'

export function helper(error: ZodError) {
  return error // ErrorBody
}

// about users

/**
 * A registered person.
 *
 * Mine: they have feelings.
 */
export const User = z.object({
  id: z.uuid(),
  email: z.email(),
  nick: z.string(), // mine
  // why a name
  name: z
    .string()
    .min(1) // at least
    .max(200)
    .refine(isAdult),
  country: Country,
}).refine(() => true)
export type User = z.infer<typeof User>

/** List users */
export const listUsers = {
  query: z.object({
    /** How many. */
    limit: z.int().max(50).refine(isAdult).default(20),
    cursor: z.string().optional(),
    mine: z.string().optional(),
  }),
  responses: {
    /** A page of them. */
    200: z.array(User).max(9).transform((all) => all.sort()),
    404: z.void(),
    // mine
    401: ErrorBody,
  },
  security: [{ bearer: [], /* scopes? */ mine: [] }, { key: [] }],
} satisfies Contract

/** Remove a user */
export const removeUser = {
  responses: { 204: z.void() },
} satisfies Contract
`)
  })
})

describe('routes', () => {
  const routes = (...lines: readonly string[]): string => `import { Router } from 'express'
import { route } from '../http.js'
import * as contract from './contract.js'
import * as handlers from './handlers.js'

export const users: Router = Router()

${lines.join('\n')}
`
  const LIST = "users.get('/users', route(contract.listUsers, handlers.listUsers))"
  const GET = "users.get('/users/:id', route(contract.getUser, handlers.getUser))"
  const base = routes(LIST, GET)

  test.each([
    [
      'a new path',
      "users.get('/people/:id', route(contract.getUser, handlers.getUser))",
      "users.get('/people/:id', guard, route(contract.getUser, handlers.getUser))",
    ],
    [
      'a new method',
      "users.put('/users/:id', route(contract.getUser, handlers.getUser))",
      "users.put('/users/:id', guard, route(contract.getUser, handlers.getUser))",
    ],
    [
      'a new name',
      "users.get('/users/:id', route(contract.readUser, handlers.readUser))",
      "users.get('/users/:id', guard, route(contract.readUser, handlers.readUser))",
    ],
  ])('keep their middleware under %s', (_, line, expected) => {
    const mine = GET.replace('route(', 'guard, route(')
    expect(merged(base, routes(LIST, mine), routes(LIST, line))).toBe(routes(LIST, expected))
  })

  test('are written with the names and in the style that somebody chose', () => {
    const current = base
      .replaceAll('users.', 'router.')
      .replace('const users: Router', 'const router: Router')
      .replaceAll('contract.l', 'c.l')
      .replaceAll('contract.g', 'c.g')
      .replace('* as contract', '* as c')
      .replaceAll("'", '"')
      .replace(/(\)|")$/gm, '$1;')
    const added = "users.post('/users', route(contract.addUser, handlers.addUser))"
    const result = merged(base, current, routes(LIST, added, GET))
    expect(result).toContain('router.post("/users", route(c.addUser, handlers.addUser));\nrouter.get("/users/:id", ')
    expect(result.split('\n').length).toBe(current.split('\n').length + 1)
  })

  test('of Fastify are merged within their function, spread or not', () => {
    const plugin = (...lines: readonly string[]): string =>
      `export async function users(app: FastifyInstance): Promise<void> {\n${lines.map((line) => `  ${line.replace('users.', 'app.')}\n`).join('')}}\n`
    const spread = "app.get('/users/:id', { ...route(contract.getUser, handlers.getUser), preHandler: guard }) // mine"
    const wanted = plugin(
      LIST,
      "users.get('/people/:id', route(contract.readUser, handlers.getUser))",
      "users.head('/x', route(contract.x, handlers.x))",
    )
    expect(merged(plugin(LIST, GET), plugin(LIST, spread), wanted)).toBe(
      plugin(
        LIST,
        "app.get('/people/:id', { ...route(contract.readUser, handlers.getUser), preHandler: guard }) // mine",
        "app.head('/x', route(contract.x, handlers.x))",
      ),
    )
  })
})

describe('types', () => {
  const types = (members: string): string =>
    `export interface Node {\n${members}}\n\nexport const Node: z.ZodType<Node> = typed(z.object({\n  get parent() { return Node.optional() },\n}))\n`
  test('get members where they belong, and lose question marks', () => {
    const base = types("  parent?: Node | undefined\n  kind: 'a' | 'b'\n")
    const current = types("  mine: 1\n  parent?: Node | undefined // up\n  kind: 'a' | 'b' | 'mine'\n")
    const wanted = types("  id: string\n  parent: Node | null\n  kind: 'a' | 'c' | 'b'\n  /** Old. */\n  age?: number\n")
    expect(merged(base, current, wanted)).toBe(
      types("  mine: 1\n  id: string\n  parent: Node | null // up\n  kind: 'a' | 'c' | 'b' | 'mine'\n  /** Old. */\n  age?: number\n"),
    )
  })
  test('that kit renames are followed by code that uses them', () => {
    const base = 'export const User = z.object({})\nexport type User = z.infer<typeof User>\n'
    const mine = 'export const all = (users: User[]) => users.map((one) => User.parse(one))\n'
    expect(merged(base, base + mine, base.replaceAll('User', 'Account'))).toBe((base + mine).replaceAll('User', 'Account'))
  })
})

test('what is new comes into a module that somebody has emptied', () => {
  const base = 'export const A = z.string()\n'
  expect(merged(base, '', `${base}export const B = z.int()\n`)).toBe('export const B = z.int()\n')
})

test('what is as it is wanted already stays so, whatever it was before', () => {
  const node = (type: string): string => `export interface Node {\n  name: ${type}\n}\n`
  const wanted = node('Node & { [key: string]: unknown }')
  expect(merged(node('string'), `// mine\n${wanted}`, wanted)).toBe(`// mine\n${wanted}`)
})
