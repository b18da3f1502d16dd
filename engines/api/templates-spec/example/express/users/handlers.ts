import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

export const listUsers: Handler<typeof contract.listUsers> = async (req, res) => {
  const { limit } = req.query
  res.status(200).json([{ id: ID, email: 'ada@example.com', name: 'a'.repeat(limit) }])
}

export const createUser: Handler<typeof contract.createUser> = async (req, res) => {
  const { email, name, age } = req.body
  if (email === 'taken@example.com') throw new HttpError(409, 'email_taken', 'This address is already registered')
  res
    .status(201)
    .set('location', `/v1/users/${ID}`)
    .json({ id: ID, email, name, ...(age !== undefined && { age }) })
}

export const getUser: Handler<typeof contract.getUser> = async (req, res) => {
  if (req.params.id !== ID) throw new HttpError(404, 'user_not_found', 'There is no such user')
  res.status(200).json({ id: ID, email: 'ada@example.com', name: 'Ada' })
}

export const updateUser: Handler<typeof contract.updateUser> = async (req, res) => {
  res.status(200).json({ id: req.params.id, email: 'ada@example.com', name: req.body?.name ?? 'Ada' })
}

export const deleteUser: Handler<typeof contract.deleteUser> = async (_req, res) => {
  res.status(204).end()
}

export const getMe: Handler<typeof contract.getMe> = async (req, res) => {
  res.status(200).json({ scheme: req.auth?.scheme ?? 'none', name: req.auth?.principal.name ?? 'nobody' })
}
