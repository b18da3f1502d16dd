import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

export const listUsers: Handler<typeof contract.listUsers> = async (ctx) => {
  const { limit } = ctx.query
  return { status: 200, body: [{ id: ID, email: 'ada@example.com', name: 'a'.repeat(limit) }] }
}

export const createUser: Handler<typeof contract.createUser> = async (ctx) => {
  const { email, name, age } = ctx.request.body
  if (email === 'taken@example.com') throw new HttpError(409, 'email_taken', 'This address is already registered')
  const headers = { location: `/v1/users/${ID}` }
  return { status: 201, headers, body: { id: ID, email, name, ...(age !== undefined && { age }) } }
}

export const getUser: Handler<typeof contract.getUser> = async (ctx) => {
  if (ctx.params.id !== ID) throw new HttpError(404, 'user_not_found', 'There is no such user')
  return { status: 200, body: { id: ID, email: 'ada@example.com', name: 'Ada' } }
}

export const updateUser: Handler<typeof contract.updateUser> = async (ctx) => {
  return { status: 200, body: { id: ctx.params.id, email: 'ada@example.com', name: ctx.request.body?.name ?? 'Ada' } }
}

export const deleteUser: Handler<typeof contract.deleteUser> = async () => {
  return { status: 204 }
}

export const getMe: Handler<typeof contract.getMe> = async (ctx) => {
  const { auth } = ctx.state
  return { status: 200, body: { scheme: auth?.scheme ?? 'none', name: auth?.principal.name ?? 'nobody' } }
}
