import { z } from 'zod'
import { binary, type Contract, ErrorBody, file, stream } from '../http.js'

/** What arrived, for the tests to look at. */
export const Arrived = z.record(z.string(), z.unknown())

export const Filter = z.object({ a: z.int(), tags: z.array(z.string()).optional(), deep: z.object({ on: z.boolean() }).optional() })

/** A tree, to have something recursive. */
export interface Tree {
  name: string
  children?: Tree[] | undefined
}
export const Tree: z.ZodType<Tree> = z.object({
  name: z.string(),
  get children() {
    return z.array(Tree).optional()
  },
})

export const queryStyles = {
  query: z.object({
    limit: z.int().min(1).max(100).default(20),
    ratio: z.number().optional(),
    flag: z.boolean().optional(),
    color: z.enum(['red', 'green']).optional(),
    tags: z.array(z.string()).optional(),
    commas: z.array(z.int()).optional(),
    pipes: z.array(z.int()).optional(),
    spaces: z.array(z.string()).optional(),
    tabs: z.array(z.string()).optional(),
    filter: Filter.optional(),
    point: z.object({ x: z.int(), y: z.int() }).optional(),
    size: z.object({ width: z.int(), height: z.int() }).optional(),
    json: z.object({ q: z.string() }).optional(),
    either: z.union([z.int(), z.boolean(), z.string()]).optional(),
    'ids[]': z.array(z.int()).optional(),
    maybe: z.int().nullable().optional(),
  }),
  styles: {
    query: {
      commas: { explode: false },
      pipes: { style: 'pipeDelimited', explode: false },
      spaces: { style: 'spaceDelimited', explode: false },
      tabs: { style: 'tabDelimited', explode: false },
      filter: { style: 'deepObject', explode: true },
      point: { style: 'form', explode: false },
      json: { mediaType: 'application/json' },
    },
  },
  responses: { 200: Arrived },
} satisfies Contract

export const strictQuery = {
  query: z.strictObject({ a: z.int().optional() }),
  responses: { 200: Arrived },
} satisfies Contract

export const pathStyles = {
  params: z.object({
    simple: z.array(z.string()),
    label: z.array(z.int()),
    matrix: z.object({ r: z.int(), g: z.int() }),
    number: z.int(),
  }),
  styles: { params: { label: { style: 'label', explode: true }, matrix: { style: 'matrix', explode: true } } },
  responses: { 200: Arrived },
} satisfies Contract

export const headersAndCookies = {
  headers: z.object({ 'x-tenant': z.string(), 'x-page': z.int().optional(), 'x-list': z.array(z.int()).optional() }),
  cookies: z.object({ session: z.string(), visits: z.int().optional() }),
  responses: { 200: Arrived },
} satisfies Contract

export const Form = z.object({
  name: z.string(),
  age: z.int().optional(),
  card: z.object({ number: z.string(), exp: z.array(z.int()).optional() }).optional(),
})

export const bodies = {
  body: {
    'application/json': Form,
    'application/vnd.things+json': Tree,
    'application/x-www-form-urlencoded': Form,
    'multipart/form-data': z.object({
      name: z.string(),
      count: z.int().optional(),
      profile: z.object({ nick: z.string() }).optional(),
      avatar: file(),
      more: z.array(file()).optional(),
    }),
    'text/plain': z.string().max(20),
    'application/octet-stream': stream(),
    'image/*': stream(),
  },
  encoding: { 'multipart/form-data': { avatar: { contentType: 'image/png, text/plain' } } },
  responses: { 200: Arrived },
} satisfies Contract

export const jsonBody = {
  body: z.object({ name: z.string(), note: z.string().nullable().optional() }),
  responses: { 200: Arrived },
} satisfies Contract

/** Answers by `kind`, right and wrong ones. */
export const answers = {
  params: z.object({ kind: z.string() }),
  responses: {
    200: {
      headers: z.object({ 'x-total': z.int() }),
      content: { 'application/json': Form, 'text/csv': z.string(), 'application/pdf': binary() },
    },
    204: z.void(),
    '4XX': ErrorBody,
  },
} satisfies Contract

/** Not written yet. */
export const unwritten = {
  responses: { 200: Arrived },
} satisfies Contract
