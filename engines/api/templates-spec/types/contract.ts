import { z } from 'zod'
import { binary, ErrorBody, file, type Contract } from './http.js'

export interface Node {
  name: string
  next?: Node | undefined
}
/** Declared as documents with much recursion have it: the compiler knows the output only. */
export const Node: z.ZodType<Node> = z.object({ name: z.string(), next: z.lazy(() => Node).optional() })

export const everything = {
  params: z.object({ id: z.int() }),
  query: z.object({ limit: z.int().default(20), tags: z.array(z.string()).optional() }),
  headers: z.object({ 'x-page': z.int() }),
  cookies: z.object({ session: z.string() }),
  body: Node,
  responses: {
    200: Node,
    201: { headers: z.object({ location: z.string() }), content: { 'application/json': Node, 'text/csv': z.string(), 'application/pdf': binary() } },
    204: z.void(),
    404: z.object({ missing: z.int() }),
    '4XX': ErrorBody,
    default: z.object({ unknown: z.boolean() }),
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

export const narrow = {
  body: { 'application/json': z.object({ a: z.int() }), 'multipart/form-data': z.object({ f: file() }) },
  responses: { 200: z.object({ id: z.int().default(1) }) },
  security: [{ bearerAuth: [] }, {}],
} satisfies Contract

export const open = { responses: { default: z.unknown() } } satisfies Contract

// @ts-expect-error there is no such scheme in security.ts
export const insecure = { responses: { 200: z.void() }, security: [{ nobody: [] }] } satisfies Contract
// @ts-expect-error there is no such style
export const unstyled = { query: z.object({ a: z.string() }), styles: { query: { a: { style: 'curly' } } }, responses: { 200: z.void() } } satisfies Contract
// @ts-expect-error what an operation answers is never left out
export const silent = { query: z.object({ a: z.string() }) } satisfies Contract
