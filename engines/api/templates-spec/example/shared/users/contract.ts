import { z } from 'zod'
import { type Contract, ErrorBody } from '../http.js'

export const User = z.object({
  id: z.uuid(),
  email: z.email().max(255),
  name: z.string().min(1).max(100),
  age: z.int().positive().optional(),
})
export type User = z.infer<typeof User>

export const CreateUser = z.object({
  email: z.email().max(255),
  name: z.string().min(1).max(100),
  age: z.int().positive().optional(),
})
export type CreateUser = z.infer<typeof CreateUser>

/** List users */
export const listUsers = {
  query: z.object({ limit: z.int().min(1).max(100).default(20) }),
  responses: { 200: z.array(User), '4XX': ErrorBody },
} satisfies Contract

/** Create a user */
export const createUser = {
  body: CreateUser,
  responses: { 201: User, 409: ErrorBody, default: ErrorBody },
} satisfies Contract

/** Get a user */
export const getUser = {
  params: z.object({ id: z.uuid() }),
  responses: { 200: User, 404: ErrorBody },
} satisfies Contract

/** Change a user */
export const updateUser = {
  params: z.object({ id: z.uuid() }),
  body: CreateUser.partial().optional(),
  responses: { 200: User, 404: ErrorBody },
} satisfies Contract

/** Delete a user */
export const deleteUser = {
  params: z.object({ id: z.uuid() }),
  responses: { 204: z.void(), default: ErrorBody },
  security: [{ bearerAuth: ['users:write'] }, { apiKey: [] }],
} satisfies Contract

/** Who am I? */
export const getMe = {
  responses: { 200: z.object({ scheme: z.string(), name: z.string() }) },
  security: [{ bearerAuth: [] }, { basicAuth: [] }, { cookieKey: [], queryKey: [] }, {}],
} satisfies Contract
