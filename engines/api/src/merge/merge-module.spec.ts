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
