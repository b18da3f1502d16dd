import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

export const listUsers: Handler<typeof contract.listUsers> = async (request, reply) => {
  const { limit } = request.query
  return reply.code(200).send([{ id: ID, email: 'ada@example.com', name: 'a'.repeat(limit) }])
}

export const createUser: Handler<typeof contract.createUser> = async (request, reply) => {
  const { email, name, age } = request.body
  if (email === 'taken@example.com') throw new HttpError(409, 'email_taken', 'This address is already registered')
  return reply
    .code(201)
    .header('location', `/v1/users/${ID}`)
    .send({ id: ID, email, name, ...(age !== undefined && { age }) })
}

export const getUser: Handler<typeof contract.getUser> = async (request, reply) => {
  if (request.params.id !== ID) throw new HttpError(404, 'user_not_found', 'There is no such user')
  return reply.code(200).send({ id: ID, email: 'ada@example.com', name: 'Ada' })
}

export const updateUser: Handler<typeof contract.updateUser> = async (request, reply) => {
  return reply.code(200).send({ id: request.params.id, email: 'ada@example.com', name: request.body?.name ?? 'Ada' })
}

export const deleteUser: Handler<typeof contract.deleteUser> = async (_request, reply) => {
  return reply.code(204).send()
}

export const getMe: Handler<typeof contract.getMe> = async (request, reply) => {
  return reply.code(200).send({ scheme: request.auth?.scheme ?? 'none', name: request.auth?.principal.name ?? 'nobody' })
}
